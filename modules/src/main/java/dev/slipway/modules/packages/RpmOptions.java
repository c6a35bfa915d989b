package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How dnf and yum do their work.
 *
 * @param flags options that alter what they do; the simulation gets them too
 * @param updates options that choose among newer versions
 * @param downgrade whether a version may be replaced by an older one
 * @param autoremove whether dependencies that nothing needs any more go, too
 * @param refresh whether the metadata is made sure to be the newest
 * @param installed whether only packages that are installed are brought to their newest version
 * @param download set when packages are fetched only
 * @param lockSeconds how long to wait for a lock
 */
record RpmOptions(
    List<String> flags,
    List<String> updates,
    boolean downgrade,
    boolean autoremove,
    boolean refresh,
    boolean installed,
    Optional<RpmDownload> download,
    long lockSeconds) {

  /** For packages that are managed without dnf's own module. */
  static RpmOptions usual() {
    return ofLock(false, 60);
  }

  /** As usual, but for this. */
  static RpmOptions ofLock(boolean downgrade, long lockSeconds) {
    return new RpmOptions(
        List.of(), List.of(), downgrade, false, false, false, Optional.empty(), lockSeconds);
  }

  /** The same with one more option. */
  RpmOptions with(String flag) {
    List<String> longer = new ArrayList<>(flags);
    longer.add(flag);
    return new RpmOptions(
        List.copyOf(longer),
        updates,
        downgrade,
        autoremove,
        refresh,
        installed,
        download,
        lockSeconds);
  }

  static List<Parameter> parameters() {
    return List.of(
        flag("allow_downgrade", "Allows to replace a version by an older one."),
        flag(
            "autoremove",
            "Removes dependencies that no package needs any more: with `state: absent` those of"
                + " the removed packages, without `name` all."),
        flag("update_cache", "Makes sure that the metadata of the repositories is the newest.")
            .alias("expire-cache"),
        texts("enablerepo", "Repositories that are used this time, though they are not enabled."),
        texts("disablerepo", "Repositories that are not used this time."),
        texts("exclude", "Packages that are left as they are; `*` stands for anything."),
        Parameter.control(
            "disable_excludes",
            ParameterType.TEXT,
            "Whose excludes do not count this time: `all`, `main`, or the name of a repository."),
        flag("update_only", "With `state: latest`: packages that are missing are not installed."),
        flag("security", "With `state: latest`: only newer versions that mend security."),
        flag("bugfix", "With `state: latest`: only newer versions that mend faults."),
        flag("disable_gpg_check", "Allows packages whose signature cannot be verified."),
        flag("skip_broken", "Leaves out packages that cannot be installed."),
        flag("nobest", "Allows another version where the newest cannot be had."),
        flag("cacheonly", "Uses the metadata that is there, and looks for none."),
        flag(
            "download_only",
            "Fetches the packages and what they need, and installs nothing. Done when all of them"
                + " are there."),
        Parameter.control(
            "download_dir",
            ParameterType.TEXT,
            "Where `download_only` puts them; the cache of dnf when not given, which keeps them"
                + " until its next transaction."),
        flag("allowerasing", "Allows to remove installed packages that stand in the way."),
        Parameter.control(
            "install_weak_deps",
            ParameterType.BOOLEAN,
            "Whether recommended packages come too; what the host's dnf is set to when not"
                + " given."),
        Parameter.control(
            "conf_file", ParameterType.TEXT, "The configuration file; `/etc/dnf/dnf.conf` else."),
        Parameter.control(
            "releasever", ParameterType.TEXT, "The release whose packages are meant."),
        Parameter.control(
                "sslverify",
                ParameterType.BOOLEAN,
                "Whether the certificates of the repositories, and of a server that a URL names,"
                    + " must be valid.")
            .alias("validate_certs")
            .otherwise("true"),
        Parameter.control(
                "lock_timeout",
                ParameterType.INTEGER,
                "How long to wait for another program that uses the package system, in seconds.")
            .otherwise("60"));
  }

  private static Parameter flag(String name, String description) {
    return Parameter.control(name, ParameterType.BOOLEAN, description).otherwise("false");
  }

  private static Parameter texts(String name, String description) {
    return Parameter.control(name, ParameterType.TEXTS, description);
  }

  static RpmOptions bind(Arguments arguments) {
    List<String> flags = new ArrayList<>();
    Optional<RpmDownload> download = RpmDownload.bind(arguments);
    download.ifPresent(it -> flags.addAll(it.flags()));
    arguments.optionalText("conf_file").ifPresent(path -> flags.add("--config=" + path));
    arguments.texts("disablerepo").forEach(name -> flags.add("--disablerepo=" + name));
    arguments.texts("enablerepo").forEach(name -> flags.add("--enablerepo=" + name));
    arguments.texts("exclude").forEach(name -> flags.add("--exclude=" + name));
    arguments
        .optionalText("disable_excludes")
        .ifPresent(whose -> flags.add("--setopt=disable_excludes=" + whose));
    addIf(flags, arguments.flag("nobest"), "--setopt=best=0");
    addIf(flags, arguments.flag("cacheonly"), "-C");
    addIf(flags, arguments.flag("disable_gpg_check"), "--nogpgcheck");
    addIf(flags, arguments.flag("skip_broken"), "--skip-broken");
    addIf(flags, arguments.flag("allowerasing"), "--allowerasing");
    addIf(flags, !arguments.flag("sslverify"), "--setopt=sslverify=0");
    Optional<Boolean> weak = arguments.optionalFlag("install_weak_deps");
    weak.ifPresent(yes -> flags.add("--setopt=install_weak_deps=" + (yes ? 1 : 0)));
    arguments.optionalText("releasever").ifPresent(name -> flags.add("--releasever=" + name));
    List<String> updates = new ArrayList<>();
    addIf(updates, arguments.flag("security"), "--security");
    addIf(updates, arguments.flag("bugfix"), "--bugfix");
    return new RpmOptions(
        List.copyOf(flags),
        List.copyOf(updates),
        arguments.flag("allow_downgrade"),
        arguments.flag("autoremove"),
        arguments.flag("update_cache"),
        arguments.flag("update_only"),
        download,
        Math.max(0, arguments.integer("lock_timeout")));
  }

  private static void addIf(List<String> flags, boolean condition, String flag) {
    if (condition) {
      flags.add(flag);
    }
  }
}
