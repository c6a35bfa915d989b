package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is declared about packages of apt.
 *
 * @param packages what {@code state} is about
 * @param file a package in a file, which is to be installed
 * @param upgrade upgrades everything, when it is there
 * @param lists when the package lists are updated
 * @param options how apt does it
 */
record AptSettings(
    List<WantedPackage> packages,
    State state,
    Optional<DebFile> file,
    Optional<Upgrade> upgrade,
    Lists lists,
    AptOptions options) {

  /** What is wanted of the packages. */
  enum State {
    PRESENT,
    LATEST,
    ABSENT,
    /** Nothing is half installed. */
    FIXED
  }

  /** How everything is upgraded. */
  enum Upgrade {
    /** Nothing that is installed is removed for it. */
    SAFE,
    /** Something may be removed for it. */
    FULL
  }

  /**
   * When the package lists are updated.
   *
   * @param validSeconds how old they may be
   * @param retries how often a download is tried again
   */
  record Lists(boolean update, long validSeconds, long retries) {

    /** Whether the update is wanted at each run, whatever the age. */
    boolean always() {
      return update && validSeconds == 0;
    }
  }

  boolean isRemoval() {
    return state == State.ABSENT;
  }

  /** Whether an update of the lists may bring something to be installed. */
  boolean wantsNewest() {
    return state == State.LATEST || upgrade.isPresent();
  }

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("apt", "Installs, upgrades and removes packages with apt.")
            .family(ModuleSpec.Family.DEBIAN)
            .describe(
                "For hosts of the Debian family. The plan names each package and version that would"
                    + " be installed, upgraded or removed, as apt's own simulation tells; the run"
                    + " waits for every lock of the package system.")
            .describe(
                "A package that is installed because another needed it becomes one that was asked"
                    + " for, so that `autoremove` leaves it. A name that only other packages"
                    + " provide counts as installed when one of them is.")
            .describe(
                "`update_cache` alone changes something only when the package lists are older than"
                    + " `cache_valid_time` or than the list of sources; with `name` and `state:"
                    + " present` they are updated only when something has to be installed."
                    + " `cache_valid_time: 0` updates them, and is changed, at each run. Which"
                    + " versions an update brings is known after apply.")
            .parameter(
                Parameter.identity(
                        "name",
                        ParameterType.TEXTS,
                        "Packages, each as `name`, `name:architecture` or `name=version`, where `*`"
                            + " in the version stands for anything. No patterns.")
                    .alias("package", "pkg"))
            .parameter(
                Parameter.identity(
                    "deb",
                    ParameterType.TEXT,
                    "A package in a file: a path of the host, or a URL that the host can reach."
                        + " What it needs comes from the repositories."))
            .parameter(
                Parameter.state(
                        "state",
                        ParameterType.TEXT,
                        "`present`: installed, in any version or the one named. `latest`: in the"
                            + " newest version. `absent`: not installed. `fixed`: nothing on the"
                            + " host is half installed.")
                    .otherwise("present")
                    .oneOf("present", "latest", "absent", "fixed", "build-dep"))
            .parameter(
                Parameter.state(
                        "upgrade",
                        ParameterType.TEXT,
                        "Upgrades all packages: `safe` (or `yes`) removes none for it, `full` (or"
                            + " `dist`) may.")
                    .otherwise("no")
                    .oneOf("no", "yes", "safe", "full", "dist", "true", "false"))
            .parameter(
                Parameter.state(
                        "update_cache", ParameterType.BOOLEAN, "Updates the package lists first.")
                    .alias("update-cache"))
            .parameter(
                Parameter.control(
                    "cache_valid_time",
                    ParameterType.INTEGER,
                    "How old the package lists may be, in seconds; given, it asks for"
                        + " `update_cache`. 3600 when it is not given."))
            .parameter(AptRefresh.tries())
            .parameter(AptRefresh.delay());
    AptOptions.parameters().forEach(spec::parameter);
    return spec.rule(ParameterRule.atMostOne("deb", "name", "upgrade"))
        .rule(ParameterRule.atMostOne("clean", "autoclean"))
        .rule(
            ParameterRule.atLeastOne(
                "name",
                "deb",
                "upgrade",
                "update_cache",
                "cache_valid_time",
                "autoremove",
                "clean",
                "autoclean",
                "state"))
        .returns("cache_updated", "Whether the package lists were updated.")
        .returns("cache_update_time", "When they were updated, in seconds since 1970.")
        .returns("stdout", "What apt-get printed.")
        .returns("stderr", "What apt-get complained about.")
        .example(
            "Install packages",
            """
            - name: Tools of the operators
              apt:
                name: [curl, jq]
                update_cache: true
                cache_valid_time: 86400
            """)
        .example(
            "A version",
            """
            - apt:
                name: haproxy=2.6.*
                allow_downgrade: true
            """)
        .example(
            "A package that no repository has",
            """
            - apt:
                deb: https://packages.example.com/agent_2.1_amd64.deb
            """)
        .example(
            "Remove a package and its configuration",
            """
            - apt:
                name: telnet
                state: absent
                purge: true
            """)
        .preview(ModuleSpec.Preview.PARTIAL)
        .build();
  }

  static AptSettings bind(Arguments arguments) {
    AptOptions options = AptOptions.bind(arguments);
    if (arguments.text("state").equals("build-dep")) {
      arguments.reject(
          "state", "\"build-dep\" is not supported.", "name the packages to build with.");
    }
    if (arguments.texts("name").isEmpty() && arguments.text("state").equals("latest")) {
      arguments.reject(
          "state", "\"latest\" needs a name.", "write upgrade: safe to upgrade everything.");
    }
    return new AptSettings(
        packages(arguments),
        state(arguments),
        file(arguments),
        upgrade(arguments),
        lists(arguments),
        options);
  }

  private static Optional<DebFile> file(Arguments arguments) {
    Optional<DebFile> file = arguments.optionalText("deb").map(String::strip).map(DebFile::new);
    if (file.isPresent() && !file.get().isWritten()) {
      arguments.reject(
          "deb",
          "\"" + file.get().place() + "\" is neither an absolute path nor a URL.",
          "write the path of a file on the host, such as /srv/agent.deb, or http(s)://...");
    }
    if (file.isPresent() && !arguments.text("state").equals("present")) {
      arguments.reject(
          "state",
          "A package in a file can be installed only.",
          "leave state out, or write name: to remove or upgrade an installed package.");
    }
    return file;
  }

  static List<WantedPackage> packages(Arguments arguments) {
    List<WantedPackage> packages = new ArrayList<>();
    for (String written : arguments.texts("name")) {
      Optional<WantedPackage> wanted = WantedPackage.parse(written);
      if (wanted.isEmpty()) {
        arguments.reject(
            "name",
            "\"" + written + "\" does not name one package.",
            "write the name of one package, such as curl or haproxy=2.6.*; upgrade: safe upgrades"
                + " everything.");
      }
      wanted.ifPresent(packages::add);
    }
    return List.copyOf(packages);
  }

  private static State state(Arguments arguments) {
    return switch (arguments.text("state")) {
      case "absent" -> State.ABSENT;
      case "latest" -> State.LATEST;
      case "fixed" -> State.FIXED;
      default -> State.PRESENT;
    };
  }

  private static Optional<Upgrade> upgrade(Arguments arguments) {
    return switch (arguments.text("upgrade")) {
      case "yes", "true", "safe" -> Optional.of(Upgrade.SAFE);
      case "full", "dist" -> Optional.of(Upgrade.FULL);
      default -> Optional.empty();
    };
  }

  private static final long AN_HOUR = 3600;

  private static Lists lists(Arguments arguments) {
    Optional<Long> valid = arguments.optionalInteger("cache_valid_time");
    boolean update =
        arguments.optionalFlag("update_cache").orElse(valid.filter(age -> age > 0).isPresent());
    return new Lists(
        update, Math.max(0, valid.orElse(AN_HOUR)), arguments.integer("update_cache_retries"));
  }
}
