package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One {@code apt-get -s} for each question: what one asks must not alter what another gets. */
final class AptSimulationProbeKind implements ProbeKind<AptSimulationProbe, PackageSimulation> {
  static final AptSimulationProbeKind INSTANCE = new AptSimulationProbeKind();

  /** Such as {@code Inst chrony [4.3-2] (4.3-3 Debian:12.5/stable [amd64]) []}. */
  private static final Pattern STEP =
      Pattern.compile(
          "(Inst|Remv|Purg|Conf) (\\S+)(?: \\[([^\\]]*)\\])?(?: \\((\\S+) [^)]*\\))?.*");

  /** Such as {@code chrony : Depends: adduser but it is not going to be installed}. */
  private static final Predicate<String> REASON = Pattern.compile("^ \\S+ : ").asPredicate();

  private static final List<String> UNKNOWN_PACKAGE =
      List.of("Unable to locate package", "has no installation candidate", "was not found");

  @Override
  public String name() {
    return "apt simulation";
  }

  @Override
  public Script script(List<AptSimulationProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue() + AptCache.SET_CACHE_OPTIONS);
    for (int i = 0; i < probes.size(); i++) {
      text.append(Sections.part("steps " + i));
      text.append("apt-get $cache -s -y ");
      text.append(Shell.quoteAll(probes.get(i).arguments())).append(" 2>&1 </dev/null\n");
      text.append(Sections.status("exit " + i));
    }
    return Script.of(text.append(":\n").toString());
  }

  @Override
  public List<PackageSimulation> parse(List<AptSimulationProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    List<PackageSimulation> answers = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      List<String> lines = output.lines("steps " + i);
      answers.add(read(lines, output.number("exit " + i)));
    }
    return answers;
  }

  static PackageSimulation read(List<String> lines, long exit) {
    return exit == 0 ? possible(lines) : impossible(lines);
  }

  private static PackageSimulation possible(List<String> lines) {
    List<PackageSimulation.Step> steps = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = STEP.matcher(line);
      if (matcher.matches() && !isConfigurationOfAnother(matcher, steps)) {
        steps.add(step(matcher));
      }
    }
    return new PackageSimulation.Possible(steps);
  }

  /** Whatever is installed is configured, too; only what was unpacked before stands for itself. */
  private static boolean isConfigurationOfAnother(
      Matcher line, List<PackageSimulation.Step> steps) {
    return line.group(1).equals("Conf")
        && steps.stream().anyMatch(step -> step.name().equals(line.group(2)));
  }

  private static PackageSimulation.Step step(Matcher line) {
    boolean purged = line.group(1).equals("Purg");
    boolean removed = purged || line.group(1).equals("Remv");
    return new PackageSimulation.Step(
        line.group(2),
        Optional.ofNullable(line.group(3)),
        removed ? Optional.empty() : Optional.ofNullable(line.group(4)),
        purged);
  }

  private static PackageSimulation impossible(List<String> lines) {
    List<String> errors = lines.stream().filter(line -> line.startsWith("E: ")).toList();
    String message =
        Stream.concat((errors.isEmpty() ? lines : errors).stream(), lines.stream().filter(REASON))
            .map(line -> line.replaceFirst("^E: ", "").strip().replaceAll("\\s+", " "))
            .collect(Collectors.joining("; "));
    boolean unknown =
        errors.stream().anyMatch(line -> UNKNOWN_PACKAGE.stream().anyMatch(line::contains));
    return new PackageSimulation.Impossible(message, unknown);
  }
}
