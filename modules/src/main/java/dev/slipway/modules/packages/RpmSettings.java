package dev.slipway.modules.packages;

import dev.slipway.host.probe.PackageProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is declared about packages of dnf or yum.
 *
 * @param names as dnf takes them; {@code *} alone: all that are installed
 * @param tool the program to use; empty: the host's own
 */
record RpmSettings(List<String> names, State state, Optional<RpmTool> tool, RpmOptions options) {
  static final String ALL = "*";

  /** A name, with version, release and architecture behind it, or a group, or a path. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9@/][A-Za-z0-9@/._+~^:()-]*");

  private static final Pattern URL = Pattern.compile("(?:https?|ftp|file)://\\S+");

  /** What is wanted of the packages. */
  enum State {
    PRESENT,
    LATEST,
    ABSENT
  }

  static ModuleSpec spec() {
    return ModuleSpec.named("dnf", "Installs, upgrades and removes packages with dnf or yum.")
        .family(ModuleSpec.Family.RHEL)
        .alias("yum")
        .describe(
            "For hosts of the RHEL family. The plan names each package and version that would be"
                + " installed, upgraded, downgraded or removed, as dnf's own answer to `--assumeno`"
                + " tells; it is asked with a copy of its metadata, so that a dry run leaves"
                + " nothing behind. The run waits for the locks of dnf, yum and rpm.")
        .describe(
            "`dnf` and `yum` are one module: it uses dnf where the host has it, and else yum."
                + " `state: present` leaves a package in any version it has, `state: latest`"
                + " brings the newest. Names that other packages provide, paths of files and groups"
                + " (`@development`) are looked up by dnf at each run.")
        .describe(
            "`update_cache` with `name` looks for newer metadata before anything else; alone it"
                + " fetches the metadata at each run. A package that came as a dependency stays"
                + " marked as one.")
        .describe(
            "A package in a file of the host, or at a URL, is installed together with what it needs"
                + " from the repositories; dnf reads it at each run to see whether it is there. A"
                + " task that is to bring the file may stand before it in the same run.")
        .describe(
            "Tried on hosts with dnf 4.14 and rpm 4.18 (Debian's packages of them) and a repository"
                + " of its own. What yum 3 and dnf 5 print is read from texts in their layout,"
                + " written after their documents; neither was tried.")
        .parameter(
            Parameter.identity(
                    "name",
                    ParameterType.TEXTS,
                    "Packages, each as `name`, `name-version`, `name-version-release` or with"
                        + " `.architecture` behind it, or as the path or URL of a file; `*` with"
                        + " `state: latest`: all.")
                .alias("pkg"))
        .parameter(
            Parameter.state(
                    "state",
                    ParameterType.TEXT,
                    "`present` (or `installed`): installed. `latest`: in the newest version."
                        + " `absent` (or `removed`): not installed.")
                .otherwise("present")
                .oneOf("present", "installed", "latest", "absent", "removed"))
        .parameters(RpmOptions.parameters())
        .parameter(
            Parameter.control(
                    "use_backend", ParameterType.TEXT, "The program; `auto`: the host's own.")
                .alias("use")
                .otherwise("auto")
                .oneOf("auto", "dnf", "dnf4", "dnf5", "yum", "yum3", "yum4"))
        .rule(ParameterRule.atLeastOne("name", "autoremove", "update_cache"))
        .untaken("ask with the module package_facts, or with command: dnf list.", "list")
        .untaken(
            "install into another tree with command: dnf --installroot=PATH -y install NAME, and"
                + " creates.",
            "installroot")
        .untaken(
            "set enabled in /etc/dnf/plugins/NAME.conf with ini_file.",
            "enable_plugin",
            "disable_plugin")
        .untaken("leave it out: nothing has to be installed for it.", "install_repoquery")
        .returns("results", "What became of which package.")
        .returns("stdout", "What dnf printed.")
        .returns("stderr", "What dnf complained about.")
        .example(
            "Install packages",
            """
            - dnf:
                name: [chrony, jq]
            """)
        .example(
            "A version",
            """
            - dnf:
                name: haproxy-2.4.22
                allow_downgrade: true
            """)
        .example(
            "A package that no repository has",
            """
            - dnf:
                name: https://packages.example.com/agent-2.1-1.noarch.rpm
            """)
        .example(
            "Fetch packages ahead of the night in which they are installed",
            """
            - dnf:
                name: haproxy
                download_only: true
                download_dir: /var/spool/packages
            """)
        .example(
            "Mend the security of all packages",
            """
            - dnf:
                name: '*'
                state: latest
                security: true
            """)
        .build();
  }

  static RpmSettings bind(Arguments arguments) {
    State state = state(arguments.text("state"));
    List<String> names = arguments.texts("name").stream().map(String::strip).toList();
    if (names.contains(ALL) && (names.size() > 1 || state != State.LATEST)) {
      arguments.reject(
          "name", "\"*\" stands for all packages.", "write it alone and with state: latest.");
    }
    if (names.isEmpty() && state == State.LATEST) {
      arguments.reject("state", "\"latest\" needs a name.", "write name: '*' to upgrade all.");
    }
    if (state == State.ABSENT) {
      names.stream().filter(RpmSettings::isFile).forEach(name -> rejectFile(arguments, name));
      if (arguments.flag("download_only")) {
        arguments.reject(
            "download_only", "Nothing is fetched to remove a package.", "leave it out.");
      }
    }
    names.stream()
        .filter(name -> !name.equals(ALL) && !URL.matcher(name).matches())
        .filter(name -> !NAME.matcher(name).matches())
        .forEach(
            name ->
                arguments.reject(
                    "name",
                    "\"" + name + "\" does not name one package.",
                    "write the name of a package, such as jq or haproxy-2.4.22, or the path or URL"
                        + " of one; dnf gets no patterns."));
    return new RpmSettings(names, state, tool(arguments), RpmOptions.bind(arguments));
  }

  private static void rejectFile(Arguments arguments, String name) {
    arguments.reject(
        "name",
        "\"" + name + "\" is a file, not an installed package.",
        "write the package's name.");
  }

  static State state(String written) {
    return switch (written) {
      case "latest" -> State.LATEST;
      case "absent", "removed" -> State.ABSENT;
      default -> State.PRESENT;
    };
  }

  private static Optional<RpmTool> tool(Arguments arguments) {
    return switch (arguments.text("use_backend")) {
      case "dnf", "dnf4", "yum4" -> Optional.of(RpmTool.DNF);
      case "dnf5" -> Optional.of(RpmTool.DNF5);
      case "yum", "yum3" -> Optional.of(RpmTool.YUM);
      default -> Optional.empty();
    };
  }

  static PackageProbe probe(String name) {
    return new PackageProbe(name, PackageProbe.Database.RPM);
  }

  /** Whether rpm can tell of it: dnf alone knows groups, and who provides a file. */
  static boolean isPackage(String name) {
    return PackageProbe.isPackageName(name)
        && !name.startsWith("@")
        && !name.startsWith("/")
        && !isFile(name);
  }

  /** Whether it names a file that holds a package, at a URL or on the host. */
  static boolean isFile(String name) {
    return URL.matcher(name).matches() || isHostFile(name);
  }

  /** Whether it names a file of the host that holds a package. */
  static boolean isHostFile(String name) {
    return name.startsWith("/") && name.endsWith(".rpm");
  }
}
