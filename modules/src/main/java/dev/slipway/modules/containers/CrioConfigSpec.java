package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonFileModule;
import dev.slipway.modules.support.daemons.DaemonProbe;
import dev.slipway.modules.support.daemons.DaemonRestart;
import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlException;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module {@code crio_config}. */
final class CrioConfigSpec {
  private static final String UNIT = "crio.service";
  private static final Pattern VERSION = Pattern.compile("(?m)^(?:crio version |Version: +)(\\S+)");
  private static final Pattern MINOR = Pattern.compile("v?(\\d+\\.\\d+)(\\..*)?");

  private CrioConfigSpec() {}

  static DaemonFileModule module() {
    return new DaemonFileModule(spec(), CrioConfigSpec::bind);
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named("crio_config", "Sets keys of CRI-O's configuration in a drop-in.")
        .describe(
            "The keys are set in a file of the folder that CRI-O reads after `crio.conf`, where"
                + " they win; what the package brought stays as it is. Only keys that differ are"
                + " altered, and shown key by key. The file is made when it is missing, also before"
                + " CRI-O is installed; where it is, it reads the candidate before that is"
                + " written.")
        .describe(
            "A daemon that runs with an older configuration is restarted, and awaited until it"
                + " answers; containers go on running. CRI-O has to be of the minor version of"
                + " Kubernetes: with `kubernetes_version` another one is refused.")
        .describe(
            "CRI-O is in no archive of Debian 12: tried with a stand-in for its daemon, which shows"
                + " the file, the restart and the errors, and not what CRI-O makes of the keys.")
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "The file.")
                .otherwise("/etc/crio/crio.conf.d/20-kubernetes.conf"))
        .parameter(
            Parameter.state(
                "pause_image",
                ParameterType.TEXT,
                "The image of the container that holds a pod together."))
        .parameter(
            Parameter.state(
                    "cgroup_manager",
                    ParameterType.TEXT,
                    "Who makes cgroups; it must be as the kubelet's cgroup driver.")
                .otherwise("systemd")
                .oneOf("systemd", "cgroupfs"))
        .parameter(
            Parameter.state(
                "settings",
                ParameterType.MAP,
                "Further keys, by their path as TOML writes it, such as"
                    + " `crio.runtime.log_level`; a map is merged."))
        .parameter(
            Parameter.state("absent", ParameterType.TEXTS, "Paths of keys and tables to remove."))
        .parameter(
            Parameter.control(
                "kubernetes_version",
                ParameterType.TEXT,
                "The version of Kubernetes that CRI-O has to go with."))
        .parameters(DaemonRestart.parameters())
        .returns("path", "The file.")
        .returns("crio_version", "The version that is installed, where it is asked for.")
        .returns("restarted", "Whether the daemon was restarted.")
        .example(
            "For a kubelet with the cgroup driver systemd",
            """
            - crio_config:
                pause_image: registry.example.org/pause:3.9
                kubernetes_version: '1.30'
                settings:
                  crio.runtime.log_level: warn
            """)
        .build();
  }

  private static DaemonFileModule.Desired bind(Arguments arguments) {
    String path = Paths.bind(arguments, "path");
    TextEditing.Target target = target(path);
    DaemonRestart restart = restart(path, arguments);
    Map<TomlPath, Object> keys = keys(arguments);
    List<TomlPath> absent =
        arguments.texts("absent").stream().map(it -> path(arguments, "absent", it)).toList();
    TomlEdit edit = new TomlEdit(before -> edited(before, keys, absent));
    Optional<String> minor = minor(arguments);
    return new DaemonFileModule.Desired(target, edit, restart)
        .with((DaemonFileModule.Surroundings) host -> mustGoWith(minor, host));
  }

  /** A drop-in. There is no backup of it: CRI-O reads every file of the folder, that one too. */
  static TextEditing.Target target(String path) {
    return new TextEditing.Target(
        path,
        true,
        Ownership.none(),
        false,
        Optional.of("if command -v crio >/dev/null; then crio --config %s config >/dev/null; fi"));
  }

  /** {@code arguments} with those of {@link DaemonRestart#parameters}. */
  static DaemonRestart restart(String path, Arguments arguments) {
    return new DaemonRestart(
        new DaemonProbe(UNIT, List.of("/etc/crio/crio.conf", Paths.directory(path)), false),
        arguments.flag("restart"),
        "test -S /var/run/crio/crio.sock && systemctl is-active crio.service",
        arguments.integer("timeout"));
  }

  private static Map<TomlPath, Object> keys(Arguments arguments) {
    Map<TomlPath, Object> keys = new LinkedHashMap<>();
    keys.put(TomlPath.parse("crio.runtime.cgroup_manager"), arguments.text("cgroup_manager"));
    if (arguments.text("cgroup_manager").equals("cgroupfs")) {
      // CRI-O does not start with another one then (crio.conf(5), "conmon_cgroup").
      keys.put(TomlPath.parse("crio.runtime.conmon_cgroup"), "pod");
    }
    arguments
        .optionalText("pause_image")
        .ifPresent(image -> keys.put(TomlPath.parse("crio.image.pause_image"), image));
    arguments
        .map("settings")
        .forEach((key, value) -> keys.put(path(arguments, "settings", key), value));
    return keys;
  }

  static TomlDocument edited(
      TomlDocument before, Map<TomlPath, Object> keys, List<TomlPath> absent) {
    TomlDocument edited = before;
    for (TomlPath path : absent) {
      edited = edited.without(path);
    }
    for (Map.Entry<TomlPath, Object> key : keys.entrySet()) {
      edited = edited.with(key.getKey(), key.getValue());
    }
    return edited;
  }

  private static TomlPath path(Arguments arguments, String parameter, String written) {
    try {
      return TomlPath.parse(written);
    } catch (TomlException _) {
      arguments.reject(
          parameter,
          "\"" + written + "\" is no path of a key.",
          "write keys with dots between them, and double quotes around one that holds dots.");
      return TomlPath.of(written);
    }
  }

  private static Optional<String> minor(Arguments arguments) {
    Optional<String> version = arguments.optionalText("kubernetes_version");
    Optional<String> minor =
        version.map(MINOR::matcher).filter(Matcher::matches).map(it -> it.group(1));
    if (version.isPresent() && minor.isEmpty()) {
      arguments.reject(
          "kubernetes_version",
          "\"" + version.get() + "\" is no version of Kubernetes.",
          "write major and minor version, such as '1.30'.");
    }
    return minor;
  }

  private static Map<String, Object> mustGoWith(Optional<String> minor, HostReader host)
      throws HostException {
    if (minor.isEmpty()) {
      return Map.of();
    }
    Matcher said =
        VERSION.matcher(host.ask(new CommandProbe("crio --version 2>/dev/null")).stdout());
    if (!said.find()) {
      return Map.of();
    }
    String version = said.group(1);
    if (!version.startsWith(minor.get() + ".")) {
      throw new TaskFailedException(
          ("CRI-O %s does not go with Kubernetes %s: their minor versions have to be the same."
                  + " Install CRI-O %s from its repository of that version.")
              .formatted(version, minor.get(), minor.get()));
    }
    return Map.of("crio_version", version);
  }
}
