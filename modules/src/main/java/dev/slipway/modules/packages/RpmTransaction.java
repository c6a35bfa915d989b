package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.host.probe.PackageSimulation.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of a transaction, as dnf 4, dnf 5 and yum 3 print it. */
final class RpmTransaction {
  /** What becomes of the packages below a heading. */
  private enum Fate {
    COMES,
    GOES,
    OLDER,
    /** They are left as they are, or are no packages. */
    NOTHING
  }

  private static final Pattern UNKNOWN =
      Pattern.compile(
          "No match for argument: .*|No package .* available\\.?|.*Unable to find a match.*"
              + "|No matching packages to .*|No (packages|groups) to remove for argument: .*");

  /** What yum 3 says, and does nothing, where only its {@code downgrade} would do. */
  private static final Pattern NEWER =
      Pattern.compile("Package matching .* already installed\\. Checking for update\\.");

  /** Name, architecture, version and repository; the size may be missing or of two words. */
  private static final int FEWEST_WORDS = 4;

  private final List<Step> steps = new ArrayList<>();
  private final List<String> older = new ArrayList<>();
  private Fate fate = Fate.NOTHING;
  private List<String> row = new ArrayList<>();

  private RpmTransaction() {}

  /** What the output of a simulation says. */
  static PackageSimulation read(List<String> lines, long exit, boolean downgrade) {
    boolean table = lines.stream().anyMatch(line -> line.startsWith("Transaction Summary"));
    List<String> unknown = lines.stream().filter(line -> UNKNOWN.matcher(line).matches()).toList();
    if (lines.stream().anyMatch(line -> NEWER.matcher(line).matches())) {
      return new PackageSimulation.Impossible(
          "A newer version is installed, and yum 3 replaces none by an older one", false);
    }
    if (!table) {
      return exit == 0 && unknown.stream().noneMatch(RpmTransaction::isOfPackage)
          ? new PackageSimulation.Possible(List.of())
          : new PackageSimulation.Impossible(complaint(lines), !unknown.isEmpty());
    }
    if (!unknown.isEmpty()) {
      // yum 3 would go on without it.
      return new PackageSimulation.Impossible(joined(unknown), true);
    }
    RpmTransaction transaction = new RpmTransaction();
    for (String line : lines) {
      if (line.startsWith("Transaction Summary")) {
        break;
      }
      transaction.add(line);
    }
    if (!downgrade && !transaction.older.isEmpty()) {
      return new PackageSimulation.Impossible(
          "It would downgrade " + String.join(", ", transaction.older), false);
    }
    return new PackageSimulation.Possible(transaction.named());
  }

  /** To remove what is not there succeeds; where it is planned to come, it is not known yet. */
  private static boolean isOfPackage(String line) {
    return !line.contains(": @") && !line.contains(": /");
  }

  private static String complaint(List<String> lines) {
    List<String> errors =
        lines.stream()
            .filter(
                line ->
                    line.startsWith("Error")
                        || line.startsWith("Problem")
                        || line.startsWith("Can not load RPM file")
                        || line.startsWith("Status code:")
                        || line.startsWith(" Problem")
                        || line.startsWith("  - ")
                        || UNKNOWN.matcher(line).matches())
            .toList();
    return joined(errors.isEmpty() ? lines : errors);
  }

  private static String joined(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst("^Error: ", "").strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining("; "));
  }

  private void add(String line) {
    if (!line.startsWith(" ")) {
      fate = line.endsWith(":") ? fate(line.toLowerCase(Locale.ROOT)) : Fate.NOTHING;
      row = new ArrayList<>();
      return;
    }
    List<String> words = List.of(line.strip().split("\\s+", -1));
    if (words.getFirst().equals("replacing")) {
      replaced(words);
      return;
    }
    // What is too long for its column ends the line, and the other columns follow on the next.
    row.addAll(words);
    if (row.size() >= FEWEST_WORDS) {
      step();
      row = new ArrayList<>();
    }
  }

  private static Fate fate(String heading) {
    if ((heading.contains("group") && !heading.contains("packages"))
        || heading.contains("environment")
        || heading.contains("module")) {
      return heading.startsWith("installing group/module packages") ? Fate.COMES : Fate.NOTHING;
    }
    if (heading.startsWith("installing")
        || heading.startsWith("upgrading")
        || heading.startsWith("updating")) {
      return Fate.COMES;
    }
    if (heading.startsWith("downgrading")) {
      return Fate.OLDER;
    }
    return heading.startsWith("removing") || heading.startsWith("erasing")
        ? Fate.GOES
        : Fate.NOTHING;
  }

  private void step() {
    String name = row.getFirst() + "." + row.get(1);
    Optional<String> version = Optional.of(row.get(2).replaceFirst("^0:", ""));
    switch (fate) {
      case COMES -> steps.add(new Step(name, Optional.empty(), version, false));
      case OLDER -> {
        older.add(row.getFirst() + " to " + version.get());
        steps.add(new Step(name, Optional.empty(), version, false));
      }
      case GOES -> steps.add(new Step(name, version, Optional.empty(), false));
      case NOTHING -> {}
    }
  }

  /**
   * dnf 4: {@code replacing NAME.ARCHITECTURE VERSION}, for another package that goes; dnf 5:
   * {@code replacing NAME ARCHITECTURE VERSION REPOSITORY}, for the version before, too.
   */
  private void replaced(List<String> words) {
    boolean one = words.size() == 3;
    String name = one ? words.get(1) : words.get(1) + "." + words.get(2);
    boolean same = !steps.isEmpty() && steps.getLast().name().equals(name);
    if (!same && fate != Fate.NOTHING && words.size() >= 3) {
      String version = words.get(one ? 2 : 3).replaceFirst("^0:", "");
      steps.add(new Step(name, Optional.of(version), Optional.empty(), false));
    }
  }

  /** The architecture is told only where a name has several. */
  private List<Step> named() {
    Set<String> once = new HashSet<>();
    Set<String> several = new HashSet<>();
    for (Step step : steps) {
      if (!once.add(withoutArchitecture(step.name()))) {
        several.add(withoutArchitecture(step.name()));
      }
    }
    return steps.stream()
        .map(
            step -> {
              String name = withoutArchitecture(step.name());
              return several.contains(name)
                  ? step
                  : new Step(name, step.before(), step.after(), false);
            })
        .toList();
  }

  private static String withoutArchitecture(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
