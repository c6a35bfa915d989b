package dev.slipway.modules.kernel;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.Locale;
import java.util.Optional;

/**
 * What is declared about a kernel.
 *
 * @param packageName instead of the package of the channel
 * @param repository instead of the repository of the channel
 * @param version with which its release begins
 * @param minimum the oldest that will do
 */
record KernelSettings(
    KernelSource.Channel channel,
    Optional<String> packageName,
    Optional<String> repository,
    Optional<String> version,
    Optional<String> minimum,
    boolean setDefault) {

  static ModuleSpec spec() {
    return ModuleSpec.named("kernel", "Installs a kernel and makes it the one that is booted.")
        .describe(
            "Four facts are looked at: which kernel runs, which are installed, which one the"
                + " default entry of the boot loader names, and which could be installed. Nothing"
                + " is rebooted: `reboot_required` says whether the kernel that runs is not as"
                + " declared, for a task with `reboot`.")
        .describe(
            "A kernel that satisfies `version` and `min_version` is enough, whatever package it"
                + " is from; without them, one that the package of the channel brought. Where none"
                + " is installed, the newest one that can be had is.")
        .describe(
            "The default entry is named by the kernel (`grubby --set-default` in the RHEL family,"
                + " which minds both forms of entries) or by the id of the menu's entry"
                + " (`grub-set-default` in the Debian family, with `GRUB_DEFAULT=saved` in a file"
                + " of its own), never by its number. For kernels of ELRepo, `DEFAULTKERNEL` in"
                + " `/etc/sysconfig/kernel` follows, so that their updates become the default. In"
                + " a container there are no entries: a warning says so.")
        .describe(
            "ELRepo's repository and key are set up by `rpm_key` and `yum_repository`; see the"
                + " role `kernel`. Those for version 7 have ended, so that the address of an"
                + " archive is needed. Refused before anything is done: `/boot` without space, and"
                + " a kernel of ELRepo where Secure Boot is on. Tried on Debian; for the RHEL"
                + " family only on answers written after the documents of yum, dnf and grubby.")
        .parameter(
            Parameter.identity(
                    "channel",
                    ParameterType.TEXT,
                    "`distro`: the kernel of the distribution. `elrepo-lt`, `elrepo-ml`: those of"
                        + " ELRepo. `hwe`: the newer one of Ubuntu, or that of Debian's"
                        + " backports.")
                .otherwise("distro")
                .oneOf("distro", "elrepo-lt", "elrepo-ml", "hwe"))
        .parameter(
            Parameter.identity(
                "package", ParameterType.TEXT, "Another package than that of the channel."))
        .parameter(
            Parameter.identity(
                "repository",
                ParameterType.TEXT,
                "Where the package is: of rpm, the id of a repository, which is enabled for this"
                    + " alone; of apt, a release such as `bookworm-backports`."))
        .parameter(
            Parameter.state(
                "version",
                ParameterType.TEXT,
                "What the release begins with, as `uname -r` prints it: `5.4`,"
                    + " `6.1.0-40-amd64`."))
        .parameter(Parameter.state("min_version", ParameterType.TEXT, "The oldest that is enough."))
        .parameter(
            Parameter.state(
                    "set_default",
                    ParameterType.BOOLEAN,
                    "Whether the default entry is to be this kernel's.")
                .otherwise("true"))
        .returns("running", "The kernel that runs.")
        .returns("target", "The kernel that is to run; left out when that is not known yet.")
        .returns("installed", "All that are installed.")
        .returns("default", "The kernel that the next boot takes, where there is a boot loader.")
        .returns("reboot_required", "Whether the kernel that runs is not as declared.")
        .returns("stdout", "What the package system printed.")
        .example(
            "A kernel that is new enough, and the boot into it",
            """
            - kernel:
                min_version: '5.10'
              register: wanted
            - reboot:
              when: $wanted.reboot_required
            """)
        .example(
            "The long-term kernel of ELRepo",
            """
            - kernel:
                channel: elrepo-lt
                version: '5.4'
            """)
        .build();
  }

  static KernelSettings bind(Arguments arguments) {
    for (String name : new String[] {"version", "min_version"}) {
      arguments
          .optionalText(name)
          .filter(text -> !text.matches("\\d+(\\.\\d+)*([.+~_-].*)?"))
          .ifPresent(
              text ->
                  arguments.reject(
                      name,
                      "\"" + text + "\" is no version of a kernel.",
                      "write it as uname -r prints it, or its beginning, such as '5.4'."));
    }
    for (String name : new String[] {"package", "repository"}) {
      arguments
          .optionalText(name)
          .filter(text -> !text.matches("[A-Za-z0-9][A-Za-z0-9+._-]*"))
          .ifPresent(
              text ->
                  arguments.reject(
                      name, "\"" + text + "\" is no name.", "write a name without blanks."));
    }
    String channel = arguments.text("channel").toUpperCase(Locale.ROOT).replace('-', '_');
    return new KernelSettings(
        KernelSource.Channel.valueOf(channel),
        arguments.optionalText("package"),
        arguments.optionalText("repository"),
        arguments.optionalText("version"),
        arguments.optionalText("min_version"),
        arguments.flag("set_default"));
  }

  /** Whether any kernel with the right number is enough. */
  boolean isNumbered() {
    return version.isPresent() || minimum.isPresent();
  }

  /** Whether a kernel has the right number. */
  boolean admits(KernelRelease release) {
    return version.map(release::isOf).orElse(true)
        && minimum.map(it -> release.compareTo(new KernelRelease(it)) >= 0).orElse(true);
  }

  /** The numbers in words; empty when none is declared. */
  String wanted() {
    String exact = version.map(" of version %s"::formatted).orElse("");
    return exact
        + minimum
            .map(
                exact.isEmpty() ? " of version %s or newer"::formatted : ", %s or newer"::formatted)
            .orElse("");
  }
}
