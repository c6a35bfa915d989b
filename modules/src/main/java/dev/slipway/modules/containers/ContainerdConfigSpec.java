package dev.slipway.modules.containers;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.daemons.DaemonProbe;
import dev.slipway.modules.support.daemons.DaemonRestart;
import dev.slipway.modules.support.toml.TomlException;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Name and parameters of the module {@code containerd_config}, and what they say. */
final class ContainerdConfigSpec {
  private static final String RUNC = "io.containerd.runc.v2";

  /** Fails as long as the CRI plugin is not loaded, and says why. */
  private static final String CRI_READY =
      """
      state=$(ctr plugins ls 2>/dev/null | \
      awk '$1 ~ /^io.containerd.grpc.v1/ && $2 == "cri" { print $NF }')
      [ "$state" = ok ] && exit 0
      echo "The CRI plugin is ${state:-not there}."
      ctr plugins ls -d id==cri 2>/dev/null | grep -i -A 3 error
      exit 1\
      """;

  private ContainerdConfigSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named(
                "containerd_config", "Sets keys of containerd's configuration, for a kubelet.")
            .describe(
                "Settings are named the same for all versions of containerd; where each stands in"
                    + " the file is decided by the version that the file itself has (2, 3 or 4)."
                    + " That version is never altered unless `migrate` is set: newer daemons read"
                    + " older files. A file that is missing is made in the version of the daemon.")
            .describe(
                "Only the keys that differ are altered, and shown key by key: comments, order and"
                    + " keys that nothing is declared about stay. containerd itself reads the"
                    + " candidate, with all files that it imports, before it is written; then the"
                    + " file is replaced in one step.")
            .describe(
                "A daemon that runs is restarted when its configuration was altered after it"
                    + " started, also by an earlier run that was broken off or by hand; then the"
                    + " task waits until the CRI plugin is loaded. With `restart: false` the file"
                    + " alone is dealt with, and a handler may restart.")
            .describe(
                "Refused before anything is written, all at once: a file of version 1, or of a"
                    + " version that the daemon does not read; a disabled CRI plugin with"
                    + " `ensure_cri: false`; `registry.mirrors` or `configs` with `tls` beside"
                    + " `config_path`; an imported file that sets a declared key otherwise.");
    settings(spec);
    manner(spec);
    return spec.rule(ParameterRule.atMostOne("migrate", "reset_to_default"))
        .returns("path", "The file.")
        .returns("version", "The version of the file.")
        .returns("daemon_version", "Major and minor version of containerd.")
        .returns("restarted", "Whether the daemon was restarted.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "For a kubelet with the cgroup driver systemd",
            """
            - containerd_config:
                systemd_cgroup: true
                sandbox_image: registry.example.org/pause:3.9
                config_path: /etc/containerd/certs.d
            """)
        .example(
            "One more runtime",
            """
            - containerd_config:
                runtimes:
                  kata: {runtime_type: io.containerd.kata.v2}
                raw:
                  plugins."io.containerd.gc.v1.scheduler".startup_delay: 200ms
            """)
        .build();
  }

  private static void settings(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity("path", ParameterType.PATH, "The file.")
                .otherwise("/etc/containerd/config.toml"))
        .parameter(
            Parameter.state(
                    "systemd_cgroup",
                    ParameterType.BOOLEAN,
                    "Whether the runtime `runc` leaves cgroups to systemd; it must be as the"
                        + " kubelet's cgroup driver.")
                .otherwise("true"))
        .parameter(text("sandbox_image", "The image of the container that holds a pod together."))
        .parameter(
            text(
                "config_path",
                "The folder with a `hosts.toml` for each registry, see `containerd_registry`."))
        .parameter(text("snapshotter", "How layers are stored, such as `overlayfs`."))
        .parameter(text("default_runtime", "The name of the runtime for pods that ask for none."))
        .parameter(
            Parameter.state(
                "runtimes",
                ParameterType.MAP,
                "Runtimes by name, with the keys of the file (`runtime_type`, `options`, ...);"
                    + " `runtime_type` is `"
                    + RUNC
                    + "` when it is left out."))
        .parameter(
            Parameter.state(
                "cni_bin_dirs",
                ParameterType.TEXTS,
                "Folders of CNI plugins; one only before containerd 2.1."))
        .parameter(text("cni_conf_dir", "The folder of CNI configurations."))
        .parameter(
            Parameter.state(
                "raw",
                ParameterType.MAP,
                "Further keys, by their path in the file as TOML writes it; a map is merged."))
        .parameter(
            Parameter.state(
                "raw_absent", ParameterType.LIST, "Paths of keys and tables to remove."));
  }

  private static void manner(ModuleSpec.Builder spec) {
    spec.parameter(
            flag("ensure_cri", "the CRI plugin is enabled where the file disables it", "true"))
        .parameter(
            flag(
                "migrate",
                "a file of an older version is rewritten by containerd (2.0 or newer) in its own,"
                    + " without comments",
                "false"))
        .parameter(
            flag(
                "reset_to_default",
                "the daemon's default takes the place of what the file holds",
                "false"))
        .parameters(DaemonRestart.parameters())
        .parameter(flag("backup", "the file before is kept beside it, as `NAME.TIME~`", "false"));
  }

  private static Parameter text(String name, String description) {
    return Parameter.state(name, ParameterType.TEXT, description);
  }

  private static Parameter flag(String name, String what, String otherwise) {
    return Parameter.control(name, ParameterType.BOOLEAN, "Whether " + what + ".")
        .otherwise(otherwise);
  }

  static ContainerdSettings bind(Arguments arguments) {
    Map<ContainerdKey, String> texts = new EnumMap<>(ContainerdKey.class);
    put(arguments, "sandbox_image", ContainerdKey.SANDBOX_IMAGE, texts);
    put(arguments, "config_path", ContainerdKey.CONFIG_PATH, texts);
    put(arguments, "snapshotter", ContainerdKey.SNAPSHOTTER, texts);
    put(arguments, "default_runtime", ContainerdKey.DEFAULT_RUNTIME, texts);
    put(arguments, "cni_conf_dir", ContainerdKey.CNI_CONF_DIR, texts);
    Map<TomlPath, Object> raw = new LinkedHashMap<>();
    arguments.map("raw").forEach((key, value) -> raw.put(path(arguments, "raw", key), value));
    List<TomlPath> absent = new ArrayList<>();
    if (arguments.value("raw_absent").orElse(List.of()) instanceof List<?> paths) {
      paths.forEach(it -> absent.add(path(arguments, "raw_absent", String.valueOf(it))));
    }
    return new ContainerdSettings(
        Paths.bind(arguments, "path"),
        arguments.optionalFlag("systemd_cgroup"),
        texts,
        runtimes(arguments),
        arguments.texts("cni_bin_dirs"),
        raw,
        absent,
        bindManner(arguments));
  }

  private static ContainerdSettings.Manner bindManner(Arguments arguments) {
    ContainerdSettings.Base base =
        arguments.flag("reset_to_default")
            ? ContainerdSettings.Base.DEFAULT
            : arguments.flag("migrate")
                ? ContainerdSettings.Base.MIGRATED
                : ContainerdSettings.Base.FILE;
    boolean ensureCri = arguments.flag("ensure_cri");
    return new ContainerdSettings.Manner(
        ensureCri,
        base,
        restart(Paths.bind(arguments, "path"), ensureCri, arguments),
        arguments.flag("backup"));
  }

  /**
   * @param cri whether it is ready only with the CRI plugin
   * @param arguments with those of {@link DaemonRestart#parameters}
   */
  static DaemonRestart restart(String path, boolean cri, Arguments arguments) {
    String dropIns = Paths.join(Paths.directory(path), "conf.d");
    return new DaemonRestart(
        new DaemonProbe("containerd.service", List.of(path, dropIns), false),
        arguments.flag("restart"),
        cri ? CRI_READY : "ctr version",
        arguments.integer("timeout"));
  }

  private static void put(
      Arguments arguments, String name, ContainerdKey key, Map<ContainerdKey, String> into) {
    arguments.optionalText(name).ifPresent(value -> into.put(key, value));
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

  private static Map<String, Map<String, Object>> runtimes(Arguments arguments) {
    Map<String, Map<String, Object>> runtimes = new LinkedHashMap<>();
    arguments
        .map("runtimes")
        .forEach(
            (name, written) -> {
              Map<String, Object> keys = new LinkedHashMap<>();
              keys.put("runtime_type", RUNC);
              if (written instanceof Map<?, ?> map) {
                map.forEach((key, value) -> keys.put(String.valueOf(key), value));
              } else {
                arguments.reject(
                    "runtimes",
                    "The runtime \"" + name + "\" has no map of keys.",
                    "write {runtime_type: TYPE} behind its name.");
              }
              runtimes.put(name, keys);
            });
    return runtimes;
  }
}
