package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Packages that dnf's or yum's plugin versionlock keeps in a version. The plugin's list is a file
 * of lines, which is written here as the plugin itself would; a package that is not locked is not
 * in it.
 *
 * @param names without version
 * @param packages what is wanted of them, past the plugin; in the same order
 * @param hold whether they are locked
 */
record VersionLock(List<String> names, RpmSettings packages, boolean hold) {

  static VersionLock of(List<WantedPackage> wanted, boolean hold, RpmOptions options) {
    RpmSettings packages =
        new RpmSettings(
            wanted.stream().map(VersionLock::specification).toList(),
            RpmSettings.State.PRESENT,
            Optional.empty(),
            // An upgrade that was asked for must not be kept from it.
            options.with("--disableplugin=versionlock"));
    return new VersionLock(wanted.stream().map(WantedPackage::name).toList(), packages, hold);
  }

  /** Any release is meant where none is written. */
  private static String specification(WantedPackage wanted) {
    return wanted.name()
        + wanted.version().map(text -> "-" + text.replaceFirst("-\\*$", "")).orElse("");
  }

  /** What is there. */
  record Observed(RpmObserved packages, FilePlace list) {}

  Observed observe(HostReader host) throws HostException {
    RpmObserved observed = RpmObserved.observe(packages, host);
    Place place = place(observed.tool());
    if (host.ask(FileProbe.metadata(place.configuration())) instanceof FileAnswer.Absent) {
      throw new TaskFailedException(
          "%s of this host cannot hold packages: it has no plugin versionlock. Install %s first."
              .formatted(observed.tool().program(), place.plugin()));
    }
    return new Observed(observed, DeclaredFile.of(place.list(), "").observe(host));
  }

  private record Place(String configuration, String list, String plugin) {}

  private static Place place(RpmTool tool) {
    return switch (tool) {
      case DNF ->
          new Place(
              "/etc/dnf/plugins/versionlock.conf",
              "/etc/dnf/plugins/versionlock.list",
              "python3-dnf-plugin-versionlock");
      case YUM ->
          new Place(
              "/etc/yum/pluginconf.d/versionlock.conf",
              "/etc/yum/pluginconf.d/versionlock.list",
              "yum-plugin-versionlock");
      case DNF5 -> throw new TaskFailedException("Holding packages with dnf 5 is not supported.");
    };
  }

  Diff diff(Observed observed) {
    Diff change = RpmDiff.of(packages, observed.packages());
    Diff list = declared(observed).diff(observed.list());
    List<Change> changes = new ArrayList<>(change.changes());
    changes.addAll(list.changes());
    List<Prediction<?>> predictions = new ArrayList<>(change.predictions());
    predictions.addAll(list.predictions());
    Diff both =
        Diff.ofChanges(change.isEmpty() ? list.action() : change.action(), changes)
            .predicting(predictions);
    return change.openEnded() ? both.withOpenEnd() : both;
  }

  private DeclaredFile declared(Observed observed) {
    RpmTool tool = observed.packages().tool();
    List<String> lines = new ArrayList<>(DeclaredFile.text(observed.list()).lines().toList());
    for (int i = 0; i < names.size(); i++) {
      Optional<String> installed = installed(i, observed);
      String name = names.get(i);
      Optional<String> wanted =
          hold ? installed.map(evr -> line(tool, name, evr)) : Optional.empty();
      boolean there = wanted.map(lines::contains).orElse(false);
      Pattern any = lines(tool, name);
      lines.removeIf(line -> any.matcher(line).matches() && !wanted.equals(Optional.of(line)));
      wanted.filter(_ -> !there).ifPresent(lines::add);
    }
    String path = place(tool).list();
    return DeclaredFile.of(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  /** The version that is there then. */
  private Optional<String> installed(int index, Observed observed) {
    String name = names.get(index);
    for (PackageSimulation.Step step : RpmDiff.steps(observed.packages())) {
      if (name.equals(step.name())) {
        return step.after();
      }
    }
    Map<String, PackageAnswer> answers = observed.packages().packages();
    return PackageSteps.answer(answers, packages.names().get(index)).installedVersion();
  }

  /** As the plugin itself writes it: dnf has the name first, yum the epoch. */
  private static String line(RpmTool tool, String name, String evr) {
    String[] parts = evr.contains(":") ? evr.split(":", 2) : new String[] {"0", evr};
    return tool == RpmTool.YUM
        ? "%s:%s-%s.*".formatted(parts[0], name, parts[1])
        : "%s-%s:%s.*".formatted(name, parts[0], parts[1]);
  }

  private static Pattern lines(RpmTool tool, String name) {
    String quoted = Pattern.quote(name);
    return Pattern.compile(
        tool == RpmTool.YUM ? "\\d+:" + quoted + "-[^-]+-[^-]+" : quoted + "-(\\d+:)?[^-:]+-[^-]+");
  }

  /** The version of each package that is there. */
  Map<String, Object> versions(Observed observed) {
    Map<String, Object> versions = new LinkedHashMap<>();
    if (RpmDiff.steps(observed.packages()).isEmpty()) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        installed(i, observed).ifPresent(version -> versions.put(name, version));
      }
    }
    return versions;
  }

  Map<String, Object> apply(HostSession host) throws HostException {
    Observed observed = observe(host);
    DeclaredFile list = declared(observed);
    Map<String, Object> returned = RpmWork.carryOut(packages, observed.packages(), host);
    list.apply(observed.list(), host);
    returned.remove("results");
    return returned;
  }
}
