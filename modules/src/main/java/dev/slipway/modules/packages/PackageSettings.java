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
 * @param tool the program to use; empty: the host's own
 */
record PackageSettings(
    List<WantedPackage> packages, AptSettings.State state, Optional<String> tool) {

  static ModuleSpec spec() {
    return ModuleSpec.named("package", "Installs, upgrades and removes packages.")
        .describe(
            "Works with the package system of the host: apt for the Debian family. On other"
                + " families it fails with a message that says so. What can be said more exactly"
                + " for one package system is said with its own module.")
        .parameter(
            Parameter.identity(
                    "name", ParameterType.TEXTS, "Packages, each as `name` or `name=version`.")
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
                .otherwise("auto"))
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
        use.equals("auto") ? Optional.empty() : Optional.of(use));
  }

  /** The same for apt, with everything else as usual. */
  AptSettings apt() {
    return new AptSettings(
        packages, state, Optional.empty(), new AptSettings.Lists(false, 0, 0), AptOptions.usual());
  }
}
