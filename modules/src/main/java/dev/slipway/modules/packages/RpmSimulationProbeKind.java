package dev.slipway.modules.packages;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.host.probe.Sections;
import dev.slipway.modules.support.AskedDnf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One {@code --assumeno} for each question. */
final class RpmSimulationProbeKind implements ProbeKind<RpmSimulationProbe, PackageSimulation> {
  static final RpmSimulationProbeKind INSTANCE = new RpmSimulationProbeKind();

  @Override
  public String name() {
    return "dnf simulation";
  }

  @Override
  public Script script(List<RpmSimulationProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue());
    // Wide enough for the table of a transaction to be of one line a package.
    text.append(AskedDnf.ASK).append("export COLUMNS=200\n");
    for (int i = 0; i < probes.size(); i++) {
      text.append(Sections.part("steps " + i)).append(question(probes.get(i)));
      text.append(Sections.status("exit " + i)).append(Sections.part("files " + i));
      folder(probes.get(i)).ifPresent(path -> text.append(list(path)));
    }
    return Script.of(text.append(":\n").toString());
  }

  /** dnf makes the folder for what it would fetch, when there is none, although it only tells. */
  private static String question(RpmSimulationProbe probe) {
    List<String> words = words(probe);
    String ask = "ask " + Shell.quoteAll(words) + " 2>&1\n";
    Optional<String> folder = folder(probe);
    if (folder.isEmpty()) {
      return ask;
    }
    String without = Shell.quoteAll(words.stream().filter(RpmDownload::isNoPlace).toList());
    return "if [ -d %s ]; then\n%selse\nask %s 2>&1\nfi\n"
        .formatted(Shell.quote(folder.get()), ask, without);
  }

  private static Optional<String> folder(RpmSimulationProbe probe) {
    return probe.options().download().flatMap(RpmDownload::folder);
  }

  private static String list(String folder) {
    return "ls -1 -- " + Shell.quote(folder) + " 2>/dev/null\n";
  }

  private static List<String> words(RpmSimulationProbe probe) {
    List<String> words = new ArrayList<>(List.of(probe.tool().program(), "--assumeno"));
    if (probe.options().refresh() && probe.tool() != RpmTool.YUM) {
      words.add("--refresh");
    }
    words.addAll(probe.arguments());
    return words;
  }

  @Override
  public List<PackageSimulation> parse(List<RpmSimulationProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    List<PackageSimulation> answers = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      List<String> lines = output.lines("steps " + i);
      long exit = output.number("exit " + i);
      PackageSimulation answer =
          RpmTransaction.read(lines, exit, probes.get(i).options().downgrade());
      answers.add(left(probes.get(i), answer, lines, output.lines("files " + i)));
    }
    return answers;
  }

  /** What is fetched only is done when it is there. */
  private static PackageSimulation left(
      RpmSimulationProbe probe, PackageSimulation answer, List<String> said, List<String> files) {
    boolean done =
        answer instanceof PackageSimulation.Possible possible
            && probe
                .options()
                .download()
                .map(it -> it.isDone(said, possible.steps(), files))
                .orElse(false);
    return done ? new PackageSimulation.Possible(List.of()) : answer;
  }
}
