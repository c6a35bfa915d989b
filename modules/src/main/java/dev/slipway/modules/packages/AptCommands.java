package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of {@code apt-get} that bring about what is declared. */
final class AptCommands {
  private AptCommands() {}

  /** Empty when nothing has to be installed or removed, as far as the packages themselves tell. */
  static Optional<List<String>> change(AptSettings desired, Map<String, PackageAnswer> packages) {
    List<String> operands = operands(desired, packages);
    boolean whole =
        desired.upgrade().isPresent()
            || desired.file().isPresent()
            || desired.state() == AptSettings.State.FIXED
            || desired.options().autoremove();
    if (operands.isEmpty() && !whole) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    // A name must never be taken for a pattern.
    arguments.addAll(List.of("-o", "APT::Cmd::Pattern-Only=true"));
    arguments.addAll(desired.options().flags());
    desired.options().release().ifPresent(release -> arguments.addAll(List.of("-t", release)));
    arguments.addAll(verb(desired, operands));
    arguments.addAll(operands);
    return Optional.of(List.copyOf(arguments));
  }

  private static List<String> verb(AptSettings desired, List<String> operands) {
    List<String> extra = desired.options().autoremove() ? List.of("--auto-remove") : List.of();
    List<String> verb = new ArrayList<>(extra);
    if (desired.options().purge()) {
      verb.add("--purge");
    }
    if (desired.upgrade().isPresent()) {
      verb.addAll(
          switch (desired.upgrade().get()) {
            case SAFE -> List.of("upgrade", "--with-new-pkgs");
            case FULL -> List.of("dist-upgrade");
          });
      return verb;
    }
    if (desired.state() == AptSettings.State.FIXED) {
      verb.addAll(List.of("--fix-broken", "install"));
      return verb;
    }
    if (operands.isEmpty() && desired.file().isEmpty()) {
      verb.remove("--auto-remove");
      verb.add("autoremove");
      return verb;
    }
    verb.add(desired.isRemoval() ? "remove" : "install");
    return verb;
  }

  private static List<String> operands(AptSettings desired, Map<String, PackageAnswer> packages) {
    return desired.packages().stream()
        .filter(wanted -> isOperand(desired, wanted, answer(packages, wanted)))
        .map(wanted -> desired.isRemoval() ? wanted.name() : wanted.specification())
        .toList();
  }

  static PackageAnswer answer(Map<String, PackageAnswer> packages, WantedPackage wanted) {
    return packages.getOrDefault(wanted.name(), new PackageAnswer.Absent());
  }

  private static boolean isOperand(
      AptSettings desired, WantedPackage wanted, PackageAnswer answer) {
    return switch (desired.state()) {
      case PRESENT -> !wanted.isSatisfiedBy(answer);
      case LATEST -> true;
      case ABSENT ->
          switch (answer) {
            case PackageAnswer.Absent _ -> false;
            case PackageAnswer.ConfigurationOnly _ -> desired.options().purge();
            case PackageAnswer.Broken _, PackageAnswer.Installed _ -> true;
          };
      case FIXED -> false;
    };
  }

  /** How the run calls apt-get, with what the simulation does not need. */
  static List<String> forRun(AptOptions options, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("apt-get", "-y"));
    for (String option : options.dpkg()) {
      all.addAll(List.of("-o", "Dpkg::Options::=--" + option));
    }
    all.addAll(arguments);
    return List.copyOf(all);
  }

  /** The same with a package in a file, which is fetched where it has to be. */
  static List<String> forRun(AptOptions options, List<String> arguments, DebFile file) {
    List<String> words = forRun(options, arguments);
    if (!file.isUrl()) {
      List<String> all = new ArrayList<>(words);
      all.add(file.place());
      return List.copyOf(all);
    }
    String call = file.call(words.getFirst(), words.subList(1, words.size()));
    return List.of("sh", "-c", file.preparation() + call);
  }

  /** Finishes what a dpkg that was killed has begun. */
  static List<String> configure(AptOptions options) {
    List<String> all = new ArrayList<>(List.of("dpkg"));
    options.dpkg().forEach(option -> all.add("--" + option));
    all.addAll(List.of("--configure", "-a"));
    return List.copyOf(all);
  }

  /** Fails also when some of the lists could not be had. */
  static List<String> update(long retries) {
    return List.of(
        "apt-get",
        "-o",
        "APT::Update::Error-Mode=any",
        "-o",
        "Acquire::Retries=" + retries,
        "update");
  }
}
