package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.modules.packages.RpmSettings.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The arguments of dnf and yum that bring about what is declared. */
final class RpmCommands {
  private RpmCommands() {}

  /** One after another; none when nothing has to be done, as far as the packages tell. */
  static List<List<String>> transactions(RpmSettings desired, Map<String, PackageAnswer> packages) {
    List<List<String>> transactions = new ArrayList<>();
    if (desired.names().isEmpty()) {
      if (desired.options().autoremove()) {
        transactions.add(arguments(desired, List.of("autoremove"), List.of()));
      }
      return transactions;
    }
    if (desired.names().contains(RpmSettings.ALL)) {
      return List.of(arguments(desired, upgrade(desired), List.of()));
    }
    List<String> there = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : desired.names()) {
      boolean installed = PackageSteps.answer(packages, name).isInstalled();
      (installed ? there : missing).add(name);
    }
    if (desired.state() == State.ABSENT) {
      missing.stream().filter(name -> !RpmSettings.isPackage(name)).forEach(there::add);
      addFor(there, desired, List.of("remove"), transactions);
      return transactions;
    }
    boolean latest = desired.state() == State.LATEST;
    if (!latest || !desired.options().installed()) {
      addFor(missing, desired, List.of("install"), transactions);
    }
    if (latest) {
      addFor(there, desired, upgrade(desired), transactions);
    }
    return transactions;
  }

  private static List<String> upgrade(RpmSettings desired) {
    List<String> words = new ArrayList<>(List.of("upgrade"));
    words.addAll(desired.options().updates());
    return words;
  }

  private static void addFor(
      List<String> names, RpmSettings desired, List<String> verb, List<List<String>> transactions) {
    if (!names.isEmpty()) {
      transactions.add(arguments(desired, verb, names));
    }
  }

  private static List<String> arguments(
      RpmSettings desired, List<String> verb, List<String> names) {
    // dnf 5 knows some of the options only behind the command; the others take them there, too.
    List<String> words = new ArrayList<>(verb);
    words.addAll(desired.options().flags());
    // Both dnf and yum remove what is needed no more unless they are told otherwise.
    boolean autoremove = desired.options().autoremove();
    words.add("--setopt=clean_requirements_on_remove=" + (autoremove ? 1 : 0));
    words.addAll(names);
    return List.copyOf(words);
  }

  /** How the run calls it, with what the simulation does not need. */
  static List<String> forRun(RpmTool tool, RpmOptions options, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(tool.program(), "-y"));
    words.add("--setopt=exit_on_lock=1");
    if (options.refresh() && tool != RpmTool.YUM) {
      words.add("--refresh");
    }
    words.addAll(arguments);
    return List.copyOf(words);
  }

  /** Fetches the metadata anew. */
  static List<String> update(RpmTool tool) {
    return tool == RpmTool.YUM
        ? List.of("yum", "-y", "--setopt=exit_on_lock=1", "makecache")
        : List.of(tool.program(), "-y", "--setopt=exit_on_lock=1", "--refresh", "makecache");
  }
}
