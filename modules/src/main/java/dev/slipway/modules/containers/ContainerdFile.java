package dev.slipway.modules.containers;

import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts settings into a configuration, in the version that the file has. Pure. All that speaks
 * against it is found before anything is written, and said at once.
 */
final class ContainerdFile {
  private static final TomlPath VERSION = TomlPath.of("version");
  private static final TomlPath DISABLED = TomlPath.of("disabled_plugins");
  private static final List<String> CRI_NAMES =
      List.of(
          "cri", ContainerdKey.CRI, "io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime");
  private static final int NEWEST = 4;
  private static final ContainerdVersion TWO_ONE = new ContainerdVersion(2, 1);

  private final ContainerdSettings settings;
  private final ContainerdVersion daemon;
  private final TomlDocument before;
  private final int version;
  private final List<String> errors = new ArrayList<>();

  private ContainerdFile(
      ContainerdSettings settings, ContainerdVersion daemon, TomlDocument before) {
    this.settings = settings;
    this.daemon = daemon;
    this.before = before;
    this.version = version(before).orElse(daemon.nativeConfiguration());
  }

  /** The version that a file says it has; a file that says none has the version 1. */
  static Optional<Integer> version(TomlDocument document) {
    return document
        .find(VERSION)
        .filter(Long.class::isInstance)
        .map(number -> Math.toIntExact((Long) number));
  }

  /**
   * The configuration as it is to be.
   *
   * @throws TaskFailedException with everything that speaks against it
   */
  static TomlDocument with(
      ContainerdSettings settings, ContainerdVersion daemon, TomlDocument before) {
    return new ContainerdFile(settings, daemon, before).edited();
  }

  private TomlDocument edited() {
    checkVersion();
    failOnErrors();
    TomlDocument edited = before;
    for (TomlPath path : settings.rawAbsent()) {
      edited = edited.without(path);
    }
    edited = withCri(withVersion(edited));
    edited = withKeys(edited);
    for (Map.Entry<TomlPath, Object> entry : settings.raw().entrySet()) {
      edited = edited.with(entry.getKey(), entry.getValue());
    }
    checkRegistry(edited);
    failOnErrors();
    return edited;
  }

  private void failOnErrors() {
    if (!errors.isEmpty()) {
      throw new TaskFailedException("\"" + settings.path() + "\": " + String.join("\n", errors));
    }
  }

  private void checkVersion() {
    boolean unversioned = version(before).isEmpty();
    List<String> shortNames =
        tables(before, TomlPath.of("plugins")).stream().filter(it -> !it.contains(".")).toList();
    if (version < 2 || (unversioned && !shortNames.isEmpty())) {
      errors.add(
          "It is of version 1, whose plugins have other names%s. Let containerd_config begin with"
                  .formatted(shortNames.isEmpty() ? "" : " (" + String.join(", ", shortNames) + ")")
              + " the daemon's own default (reset_to_default: true), or bring the file to version"
              + " 2 by hand.");
    } else if (version > NEWEST) {
      errors.add("Its version is %d; versions 2, 3 and 4 are known.".formatted(version));
    } else if (version > daemon.nativeConfiguration()) {
      errors.add(
          ("Its version is %d, and the containerd of this host (%s) reads versions up to %d only."
                  + " Install a newer containerd, or let containerd_config begin with the"
                  + " daemon's own default (reset_to_default: true).")
              .formatted(version, daemon, daemon.nativeConfiguration()));
    }
    boolean shortDisabled =
        unversioned && disabled(before).stream().anyMatch(name -> !CRI_NAMES.contains(name));
    if (shortDisabled) {
      errors.add(
          "It has no version, so it is of version 1, and disables %s by names that later versions"
                  .formatted(String.join(", ", disabled(before)))
              + " do not know. Write their full names and version = 2.");
    }
  }

  /** A file without version and plugins means the same in the version of the daemon. */
  private TomlDocument withVersion(TomlDocument document) {
    return version(document).isPresent() ? document : document.with(VERSION, version);
  }

  private static List<String> disabled(TomlDocument document) {
    return document.find(DISABLED).filter(List.class::isInstance).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .map(String::valueOf)
        .toList();
  }

  private TomlDocument withCri(TomlDocument document) {
    List<String> disabled = disabled(document);
    List<String> others = disabled.stream().filter(name -> !CRI_NAMES.contains(name)).toList();
    if (others.size() == disabled.size()) {
      return document;
    }
    if (!settings.manner().ensureCri()) {
      errors.add(
          "It disables the CRI plugin, so no kubelet can use this containerd. Write ensure_cri:"
              + " true, and the plugin is enabled.");
      return document;
    }
    return document.with(DISABLED, others);
  }

  private TomlDocument withKeys(TomlDocument document) {
    TomlDocument edited = document;
    for (Map.Entry<ContainerdKey, String> entry : settings.texts().entrySet()) {
      edited = edited.with(entry.getKey().in(version), entry.getValue());
    }
    TomlPath runtimes = ContainerdKey.RUNTIMES.in(version);
    if (settings.systemdCgroup().isPresent()) {
      TomlPath options = runtimes.child("runc").child("options");
      edited = edited.with(options.child("SystemdCgroup"), settings.systemdCgroup().get());
    }
    for (Map.Entry<String, Map<String, Object>> runtime : settings.runtimes().entrySet()) {
      edited = edited.with(runtimes.child(runtime.getKey()), runtime.getValue());
    }
    return withCni(edited);
  }

  private TomlDocument withCni(TomlDocument document) {
    List<String> directories = settings.cniBinDirs();
    if (directories.isEmpty()) {
      return document;
    }
    TomlPath several = ContainerdKey.CNI_BIN_DIRS.in(version);
    TomlPath one = ContainerdKey.CNI_BIN_DIR.in(version);
    boolean asList = version >= 3 && daemon.compareTo(TWO_ONE) >= 0;
    if (asList) {
      return document.without(one).with(several, directories);
    }
    if (directories.size() > 1) {
      errors.add(
          ("Only one folder for CNI plugins can be named in a file of version %d with containerd"
                  + " %s; several can from containerd 2.1 and version 3 on.")
              .formatted(version, daemon));
    }
    return document.with(one, directories.getFirst());
  }

  /** With both forms at once the CRI plugin does not load; credentials may stay in configs. */
  private void checkRegistry(TomlDocument document) {
    boolean folder =
        document
            .text(ContainerdKey.CONFIG_PATH.in(version))
            .filter(it -> !it.isEmpty())
            .isPresent();
    if (folder) {
      TomlPath registry = ContainerdKey.REGISTRY.in(version);
      List<TomlPath> old = new ArrayList<>();
      if (!tables(document, registry.child("mirrors")).isEmpty()) {
        old.add(registry.child("mirrors"));
      }
      TomlPath configs = registry.child("configs");
      tables(document, configs).stream()
          .map(host -> configs.child(host).child("tls"))
          .filter(tls -> document.find(tls).isPresent())
          .forEach(old::add);
      old.forEach(path -> errors.add(besideFolder(path)));
    }
  }

  private static String besideFolder(TomlPath path) {
    return ("%s stands beside config_path, and containerd loads no CRI plugin with both. Declare"
            + " the registries with containerd_registry, and name this path in raw_absent.")
        .formatted(path);
  }

  private static List<String> tables(TomlDocument document, TomlPath path) {
    return document.find(path).filter(Map.class::isInstance).stream()
        .flatMap(map -> ((Map<?, ?>) map).keySet().stream())
        .map(String::valueOf)
        .toList();
  }

  /**
   * The declared keys that another file overrides.
   *
   * @param wanted the file as it is to be
   * @param effective what the daemon makes of it and of the files that it imports
   */
  static List<String> overridden(
      ContainerdSettings settings, TomlDocument wanted, TomlDocument effective) {
    int from = version(wanted).orElse(2);
    int to = version(effective).orElse(from);
    List<String> overridden = new ArrayList<>();
    settings
        .texts()
        .forEach(
            (key, value) ->
                effective
                    .text(key.in(to))
                    .filter(found -> !found.equals(value))
                    .ifPresent(found -> overridden.add(key.in(from) + " = \"" + found + "\"")));
    TomlPath cgroup =
        ContainerdKey.RUNTIMES.in(to).and(TomlPath.of("runc", "options", "SystemdCgroup"));
    settings
        .systemdCgroup()
        .filter(value -> !effective.find(cgroup).orElse(value).equals(value))
        .ifPresent(value -> overridden.add(cgroup + " = " + !value));
    return overridden;
  }
}
