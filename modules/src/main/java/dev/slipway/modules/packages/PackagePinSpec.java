package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Name and parameters of the module {@code package_pin}, and what they say. */
final class PackagePinSpec {
  private static final String HOLD = PackagePinModule.HOLD;

  private PackagePinSpec() {}

  static ModuleSpec spec() {
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

  static PackagePinModule.Settings bind(Arguments arguments) {
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
    return new PackagePinModule.Settings(
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
}
