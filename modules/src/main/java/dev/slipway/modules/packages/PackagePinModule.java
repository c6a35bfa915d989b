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
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
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
  private static final ModuleSpec SPEC = describe();
  private static final String HOLD = "hold";
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

  private static ModuleSpec describe() {
    return ModuleSpec.named("package_pin", "Keeps packages in a version.")
        .describe(
            "Installs packages in a version and holds them there: no upgrade changes them. The plan"
                + " names each package and version that would be installed, upgraded or"
                + " downgraded, with what they need. Without `version` the packages are held in"
                + " the version they have.")
        .describe(
            "For hosts of the Debian family (apt's hold) and of the RHEL family (the plugin"
                + " versionlock of dnf 4 or yum, which must be there; the list of the plugin is"
                + " written). A package on hold is changed by this module when another version is"
                + " declared, and held again.")
        .describe(
            "Tried on hosts with apt and on hosts with dnf 4.14 (Debian's package of it); with yum"
                + " 3 it is not tried.")
        .parameter(
            Parameter.identity("name", ParameterType.TEXTS, "The packages.")
                .alias("pkg", "package")
                .must())
        .parameter(
            Parameter.state(
                "version",
                ParameterType.TEXT,
                "The version of all of them; `*` in it stands for anything, as in `1.30.8-*`."))
        .parameter(
            Parameter.state(
                    HOLD, ParameterType.BOOLEAN, "Whether upgrades leave the packages as they are.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "allow_downgrade",
                    ParameterType.BOOLEAN,
                    "Allows to replace a version by an older one, which is refused otherwise.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "lock_timeout",
                    ParameterType.INTEGER,
                    "How long to wait for another program that uses the package system, in"
                        + " seconds.")
                .otherwise("60"))
        .parameter(
            Parameter.control(
                    "use", ParameterType.TEXT, "The package system; `auto`: the host's own.")
                .otherwise("auto")
                .oneOf("auto", "apt", "dnf", "yum"))
        .returns("versions", "The installed version of each package, by its name.")
        .returns("stdout", "What the package system printed.")
        .returns("stderr", "What the package system complained about.")
        .example(
            "Packages that only a task upgrades",
            """
            - package_pin:
                name: [kubelet, kubeadm, kubectl]
                version: 1.30.8-*
            """)
        .example(
            "Let go of it",
            """
            - package_pin:
                name: haproxy
                hold: false
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    Optional<String> version = arguments.optionalText("version");
    List<WantedPackage> packages = new ArrayList<>();
    for (String name : arguments.texts("name")) {
      String written = name + version.map(text -> "=" + text).orElse("");
      Optional<WantedPackage> wanted =
          name.contains("=") ? Optional.empty() : WantedPackage.parse(written);
      if (wanted.isEmpty()) {
        arguments.reject(
            "name",
            "\"" + written + "\" does not name a package and a version.",
            "write the name of a package in name, and its version in version.");
      }
      wanted.ifPresent(packages::add);
    }
    AptOptions options = options(arguments);
    AptSettings.Lists lists = new AptSettings.Lists(false, 0, 0);
    AptSettings apt =
        new AptSettings(
            packages,
            AptSettings.State.PRESENT,
            Optional.empty(),
            Optional.empty(),
            lists,
            options);
    RpmOptions rpm = RpmOptions.ofLock(arguments.flag("allow_downgrade"), options.lockSeconds());
    return new Settings(
        apt,
        VersionLock.of(packages, arguments.flag(HOLD), rpm),
        arguments.flag(HOLD),
        PackageModule.Family.parse(arguments.text("use")));
  }

  private static AptOptions options(Arguments arguments) {
    List<String> flags = new ArrayList<>(List.of("--allow-change-held-packages"));
    if (arguments.flag("allow_downgrade")) {
      flags.add("--allow-downgrades");
    }
    return new AptOptions(
        flags,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        AptOptions.usual().dpkg(),
        Math.max(0, arguments.integer("lock_timeout")));
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
