package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageCandidate;
import dev.slipway.host.probe.PackageCandidateProbe;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages that stay in the version they have. */
final class PackagePinModule
    implements TaskModule<PackagePinModule.Settings, PackagePinModule.Observed> {
  private static final ModuleSpec SPEC = PackagePinSpec.spec();
  static final String HOLD = "hold";
  private static final int SHOWN_VERSIONS = 5;

  /**
   * What is declared.
   *
   * @param apt the packages and versions
   * @param lock the same for dnf and yum
   * @param tool the package system; empty: the host's own
   */
  record Settings(
      AptSettings apt, VersionLock lock, boolean hold, Optional<PackageModule.Family> tool) {}

  /** What is there. */
  sealed interface Observed {
    /**
     * Of apt.
     *
     * @param available the versions that can be had, by package, where a version is missing
     */
    record Apt(AptObserved apt, Map<String, List<String>> available) implements Observed {}

    /** Of dnf or yum. */
    record Rpm(VersionLock.Observed lock) implements Observed {}
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    return PackagePinSpec.bind(arguments);
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    Observed observed =
        switch (PackageModule.family(desired.tool(), host)) {
          case APT -> observeApt(desired, host);
          case RPM -> new Observed.Rpm(desired.lock().observe(host));
        };
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing packages");
    return observed;
  }

  private static Observed observeApt(Settings desired, HostReader host) throws HostException {
    AptObserved apt = AptObserved.observe(desired.apt(), host);
    Map<String, List<String>> available = new LinkedHashMap<>();
    if (lacksVersion(apt)) {
      List<PackageCandidateProbe> probes =
          desired.apt().packages().stream()
              .map(wanted -> new PackageCandidateProbe(wanted.name(), Optional.empty()))
              .toList();
      List<PackageCandidate> answers = host.askAll(probes);
      for (int i = 0; i < probes.size(); i++) {
        available.put(probes.get(i).name(), answers.get(i).available());
      }
    }
    return new Observed.Apt(apt, available);
  }

  private static boolean lacksVersion(AptObserved apt) {
    return apt.steps().orElse(null) instanceof PackageSimulation.Impossible it
        && it.unknownPackage();
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    return switch (observed) {
      case Observed.Apt apt -> diffApt(desired, apt);
      case Observed.Rpm(VersionLock.Observed lock) -> desired.lock().diff(lock);
    };
  }

  private static Diff diffApt(Settings desired, Observed.Apt observed) {
    mustBeAvailable(desired, observed);
    Diff packages = AptDiff.of(desired.apt(), observed.apt());
    List<Change> changes = new ArrayList<>(packages.changes());
    List<Prediction<?>> predictions = new ArrayList<>(packages.predictions());
    for (WantedPackage wanted : desired.apt().packages()) {
      PackageAnswer before = AptCommands.answer(observed.apt().packages(), wanted);
      PackageAnswer after = after(wanted, before, packages);
      if (after instanceof PackageAnswer.Installed installed) {
        boolean held = before instanceof PackageAnswer.Installed now && now.held();
        if (held != desired.hold()) {
          changes.add(Change.attribute(wanted.name(), HOLD, yes(held), yes(desired.hold())));
        }
        predictions.add(
            Prediction.of(
                wanted.probe(),
                new PackageAnswer.Installed(
                    installed.version(), desired.hold(), installed.automatic())));
      }
    }
    Action action = packages.isEmpty() ? Action.UPDATE : packages.action();
    Diff diff = Diff.ofChanges(action, changes);
    Diff predicted = diff.isEmpty() ? diff : diff.predicting(predictions);
    return packages.openEnded() ? predicted.withOpenEnd() : predicted;
  }

  private static PackageAnswer after(WantedPackage wanted, PackageAnswer before, Diff packages) {
    PackageAnswer after = before;
    for (Prediction<?> prediction : packages.predictions()) {
      if (prediction.probe().equals(wanted.probe())
          && prediction.answer() instanceof Prediction.Answer.Known<?>(PackageAnswer answer)) {
        after = answer;
      }
    }
    return after;
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  private static void mustBeAvailable(Settings desired, Observed.Apt observed) {
    if (!lacksVersion(observed.apt())) {
      return;
    }
    List<String> complaints = new ArrayList<>();
    for (WantedPackage wanted : desired.apt().packages()) {
      List<String> available = observed.available().getOrDefault(wanted.name(), List.of());
      String version = wanted.version().orElse("*");
      if (available.isEmpty()) {
        complaints.add("No source of the host has a package \"%s\".".formatted(wanted.name()));
      } else if (available.stream().noneMatch(wanted::isOf)) {
        complaints.add(
            "No source of the host has version \"%s\" of \"%s\"; the nearest are: %s."
                .formatted(version, wanted.name(), String.join(", ", nearest(version, available))));
      }
    }
    if (!complaints.isEmpty()) {
      throw new TaskFailedException(
          String.join(" ", complaints)
              + " Check the version and the sources; apt with update_cache: true brings newer"
              + " package lists.");
    }
  }

  /** Those that begin most alike; among equals the newest first, as apt has them. */
  private static List<String> nearest(String wanted, List<String> available) {
    return available.stream()
        .distinct()
        .sorted(Comparator.comparingInt((String version) -> -common(wanted, version)))
        .limit(SHOWN_VERSIONS)
        .toList();
  }

  private static int common(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    if (PackageModule.family(desired.tool(), host) == PackageModule.Family.RPM) {
      return desired.lock().apply(host);
    }
    AptObserved observed = AptObserved.observe(desired.apt(), host);
    Map<String, Object> returned = new AptWork(desired.apt(), observed, host).carryOut(diff);
    returned.remove("cache_updated");
    List<String> words = new ArrayList<>(List.of("apt-mark", desired.hold() ? HOLD : "unhold"));
    desired.apt().packages().forEach(wanted -> words.add(wanted.name()));
    AptRun.on(host, desired.apt().options()).require(words);
    return returned;
  }

  @Override
  public Map<String, Object> values(Settings desired, Observed observed) {
    return switch (observed) {
      case Observed.Apt(AptObserved apt, Map<String, List<String>> _) when apt.steps().isEmpty() ->
          Map.of("versions", versions(desired, apt));
      case Observed.Apt _ -> Map.of();
      case Observed.Rpm(VersionLock.Observed lock) ->
          Map.of("versions", desired.lock().versions(lock));
    };
  }

  private static Map<String, Object> versions(Settings desired, AptObserved apt) {
    Map<String, Object> versions = new LinkedHashMap<>();
    for (WantedPackage wanted : desired.apt().packages()) {
      AptCommands.answer(apt.packages(), wanted)
          .installedVersion()
          .ifPresent(version -> versions.put(wanted.name(), version));
    }
    return versions;
  }
}
