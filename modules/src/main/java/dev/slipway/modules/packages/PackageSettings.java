package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Optional;

/**
 * What is declared about packages of whatever package system the host has.
 *
 * @param tool the package system to use; empty: the host's own
 */
record PackageSettings(
    List<WantedPackage> packages, AptSettings.State state, Optional<PackageModule.Family> tool) {

  static ModuleSpec spec() {
    return ModuleSpec.named("package", "Installs, upgrades and removes packages.")
        .describe(
            "Works with the package system of the host: apt for the Debian family, dnf or yum for"
                + " the RHEL family. On other families it fails with a message that says so. What"
                + " can be said more exactly for one package system is said with its own module,"
                + " which also says how it is tried.")
        .parameter(
            Parameter.identity(
                    "name",
                    ParameterType.TEXTS,
                    "Packages, each as `name` or `name=version`, also for dnf and yum.")
                .alias("pkg")
                .must())
        .parameter(
            Parameter.state(
                    "state",
                    ParameterType.TEXT,
                    "`present` (or `installed`): installed. `latest`: in the newest version."
                        + " `absent` (or `removed`): not installed.")
                .otherwise("present")
                .oneOf("present", "installed", "latest", "absent", "removed"))
        .parameter(
            Parameter.control(
                    "use", ParameterType.TEXT, "The package system; `auto`: the host's own.")
                .otherwise("auto")
                .oneOf("auto", "apt", "dnf", "dnf4", "dnf5", "yum"))
        .returns("stdout", "What the package system printed.")
        .returns("stderr", "What the package system complained about.")
        .example(
            "Install a package",
            """
            - package:
                name: curl
            """)
        .build();
  }

  static PackageSettings bind(Arguments arguments) {
    String use = arguments.text("use");
    return new PackageSettings(
        AptSettings.packages(arguments),
        switch (arguments.text("state")) {
          case "latest" -> AptSettings.State.LATEST;
          case "absent", "removed" -> AptSettings.State.ABSENT;
          default -> AptSettings.State.PRESENT;
        },
        PackageModule.Family.parse(use));
  }

  /** The same for apt, with everything else as usual. */
  AptSettings apt() {
    return new AptSettings(
        packages,
        state,
        Optional.empty(),
        Optional.empty(),
        new AptSettings.Lists(false, 0, 0),
        AptOptions.usual());
  }

  /** The same for dnf and yum. */
  RpmSettings rpm() {
    RpmSettings.State wanted =
        switch (state) {
          case LATEST -> RpmSettings.State.LATEST;
          case ABSENT -> RpmSettings.State.ABSENT;
          case PRESENT, FIXED -> RpmSettings.State.PRESENT;
        };
    List<String> names =
        packages.stream()
            .map(each -> each.name() + each.version().map("-"::concat).orElse(""))
            .toList();
    return new RpmSettings(names, wanted, Optional.empty(), RpmOptions.usual());
  }
}
