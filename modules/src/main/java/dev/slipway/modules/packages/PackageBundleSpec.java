package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Optional;

/** Name and parameters of the module {@code package_bundle}, and what they say. */
final class PackageBundleSpec {
  private PackageBundleSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named(
            "package_bundle", "Tells what an installation would fetch, with URLs and checksums.")
        .family(ModuleSpec.Family.DEBIAN)
        .describe(
            "For hosts of the Debian family. Nothing is installed, fetched or altered: apt's own"
                + " simulation tells which packages would come, with all they need, and its lists"
                + " tell where each comes from. What apt has fetched before is listed, too. The"
                + " lists are taken as they are: `apt` with `update_cache: true` brings newer"
                + " ones.")
        .describe(
            "With `complete` the packages are those of a host that has none at all, so that the"
                + " same list comes from every host with the same sources, before and after an"
                + " installation; what this host lacks is in it in any case.")
        .describe(
            "On hosts of the RHEL family it fails: dnf does not tell the checksum of a package that"
                + " it has not fetched.")
        .parameter(
            Parameter.identity(
                    "name",
                    ParameterType.TEXTS,
                    "Packages, each as `name` or `name=version`, where `*` in the version stands"
                        + " for anything. With none, nothing is listed.")
                .alias("pkg", "package")
                .must())
        .parameter(
            Parameter.control(
                    "complete",
                    ParameterType.BOOLEAN,
                    "Whether what the host has already is listed as well.")
                .otherwise("false"))
        .returns(
            "packages",
            "A list of maps of `name`, `version`, `architecture`, `url`, `file` (the name"
                + " of the file), `size` (bytes), `sha256`, `missing` (whether this host would"
                + " fetch it now) and `record` (its stanza for an index `Packages` beside a folder"
                + " `pool`).")
        .returns("size", "The size of all of them in bytes.")
        .example(
            "What the installation of a runtime would fetch",
            """
            - package_bundle:
                name: [containerd, kubelet=1.30.8-*]
              register: bundle
            - debug:
                msg: ${bundle.packages.size()} packages, ${bundle.size} bytes
            """)
        .build();
  }

  static PackageBundleModule.Settings bind(Arguments arguments) {
    AptOptions options =
        new AptOptions(
            List.of("--allow-change-held-packages"),
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            List.of(),
            0);
    AptSettings apt =
        new AptSettings(
            AptSettings.packages(arguments),
            AptSettings.State.PRESENT,
            Optional.empty(),
            Optional.empty(),
            new AptSettings.Lists(false, 0, 0),
            options);
    return new PackageBundleModule.Settings(apt, arguments.flag("complete"));
  }
}
