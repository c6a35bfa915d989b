package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How apt does its work.
 *
 * @param flags options of {@code apt-get} that alter what it does; the simulation gets them too
 * @param release the release to prefer
 * @param purge whether configuration files go with their package
 * @param autoremove whether dependencies that nothing needs any more go, too
 * @param cleaning which of the fetched packages are deleted in the end
 * @param dpkg options of dpkg, such as {@code force-confold}
 * @param lockSeconds how long to wait for a lock
 */
record AptOptions(
    List<String> flags,
    Optional<String> release,
    boolean purge,
    boolean autoremove,
    Optional<AptArchivesProbe.Cleaning> cleaning,
    List<String> dpkg,
    long lockSeconds) {

  static List<Parameter> parameters() {
    return List.of(
        flag("purge", "Removes configuration files together with a package."),
        flag("autoremove", "Removes dependencies that no package needs any more."),
        flag("clean", "Deletes all packages that apt has fetched and kept."),
        flag("autoclean", "Deletes those of them that no repository has any more."),
        Parameter.control(
                "install_recommends",
                ParameterType.BOOLEAN,
                "Whether recommended packages come too; what the host's apt is set to when not"
                    + " given.")
            .alias("install-recommends"),
        flag("allow_downgrade", "Allows to replace a version by an older one.")
            .alias("allow-downgrade", "allow_downgrades", "allow-downgrades"),
        flag("allow_change_held_packages", "Allows to change packages that are on hold."),
        flag("allow_unauthenticated", "Allows packages whose source cannot be verified.")
            .alias("allow-unauthenticated"),
        flag("only_upgrade", "Upgrades packages that are installed, and installs none."),
        flag("fail_on_autoremove", "Fails when any package would be removed."),
        Parameter.control(
                "default_release",
                ParameterType.TEXT,
                "The release to take packages from, such as `bookworm-backports`.")
            .alias("default-release"),
        Parameter.control(
                "dpkg_options", ParameterType.TEXTS, "Options of dpkg, without their dashes.")
            .otherwise("force-confdef, force-confold"),
        Parameter.control(
                "lock_timeout",
                ParameterType.INTEGER,
                "How long to wait for another program that uses the package system, in seconds:"
                    + " for its front end, its database, its lists and its archives.")
            .otherwise("60"),
        flag("force_apt_get", "Has no effect: apt-get is always used."),
        flag("force", "Not supported: name the single thing to allow instead."),
        Parameter.control("policy_rc_d", ParameterType.INTEGER, "Not supported."));
  }

  private static Parameter flag(String name, String description) {
    return Parameter.control(name, ParameterType.BOOLEAN, description).otherwise("false");
  }

  static AptOptions bind(Arguments arguments) {
    refuse(arguments);
    List<String> flags = new ArrayList<>();
    arguments
        .optionalFlag("install_recommends")
        .ifPresent(yes -> flags.add(yes ? "--install-recommends" : "--no-install-recommends"));
    addIf(flags, arguments.flag("allow_downgrade"), "--allow-downgrades");
    addIf(flags, arguments.flag("allow_change_held_packages"), "--allow-change-held-packages");
    addIf(flags, arguments.flag("allow_unauthenticated"), "--allow-unauthenticated");
    addIf(flags, arguments.flag("only_upgrade"), "--only-upgrade");
    addIf(flags, arguments.flag("fail_on_autoremove"), "--no-remove");
    return new AptOptions(
        List.copyOf(flags),
        arguments.optionalText("default_release").filter(text -> !text.isEmpty()),
        arguments.flag("purge"),
        arguments.flag("autoremove"),
        cleaning(arguments),
        arguments.texts("dpkg_options"),
        Math.max(0, arguments.integer("lock_timeout")));
  }

  /** With nothing said; for packages that are managed without apt's own module. */
  static AptOptions usual() {
    List<String> dpkg = List.of("force-confdef", "force-confold");
    return new AptOptions(List.of(), Optional.empty(), false, false, Optional.empty(), dpkg, 60);
  }

  private static Optional<AptArchivesProbe.Cleaning> cleaning(Arguments arguments) {
    if (arguments.flag("clean")) {
      return Optional.of(AptArchivesProbe.Cleaning.ALL);
    }
    return arguments.flag("autoclean")
        ? Optional.of(AptArchivesProbe.Cleaning.OUTDATED)
        : Optional.empty();
  }

  private static void refuse(Arguments arguments) {
    if (arguments.flag("force")) {
      arguments.reject(
          "force",
          "\"force\" allows too much at once and is not supported.",
          "write allow_downgrade, allow_change_held_packages or allow_unauthenticated.");
    }
    if (arguments.has("policy_rc_d")) {
      arguments.reject(
          "policy_rc_d",
          "\"policy_rc_d\" is not supported.",
          "mask the service before with systemd: masked: true, or stop it afterwards.");
    }
  }

  private static void addIf(List<String> flags, boolean condition, String flag) {
    if (condition) {
      flags.add(flag);
    }
  }
}
