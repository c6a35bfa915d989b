package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runtime of NVIDIA in containerd's configuration: what runc has, with another program.
 *
 * <p>Source: {@code pkg/config/engine/containerd} of nvidia-container-toolkit 1.20, which copies
 * the options of runc, too: with another {@code SystemdCgroup} the cgroups of its containers would
 * be where no kubelet looks for them. {@code enable_cdi} is known from containerd 1.7 on
 * (containerd's {@code docs/cri/config.md}).
 */
final class NvidiaContainerd {
  private static final ContainerdVersion FIRST_WITH_CDI = new ContainerdVersion(1, 7);
  private static final TomlPath CGROUP = TomlPath.of("runc", "options", "SystemdCgroup");
  private static final TomlPath PROGRAM = TomlPath.of(NvidiaSettings.NAME, "options", "BinaryName");

  private NvidiaContainerd() {}

  static NvidiaEngineFile observe(NvidiaSettings desired, HostReader host) throws HostException {
    ContainerdVersion daemon = ContainerdObserved.installed(host);
    if (desired.cdi() && daemon.compareTo(FIRST_WITH_CDI) < 0) {
      throw new TaskFailedException(
          "containerd %s does not know CDI, which came with containerd %s. Install a newer containerd, or write cdi: false."
              .formatted(daemon, FIRST_WITH_CDI));
    }
    TextEditing.Target target = ContainerdObserved.target(desired.path(), desired.backup());
    TextEditing.Observed file = TextEditing.observe(target, host);
    TomlDocument before =
        ContainerdObserved.read(desired.path(), file).orElseGet(TomlDocument::empty);
    Optional<TomlDocument> effective = ContainerdObserved.effective(desired.path(), before, host);
    int version = ContainerdFile.version(before).orElse(daemon.nativeConfiguration());
    ContainerdObserved observed =
        ContainerdObserved.observe(settings(desired, before, effective, version), host);
    mustNotBeOverridden(desired, observed.after(), host);
    return new NvidiaEngineFile(
        target, observed.file(), ContainerdConfigModule.edit(observed), observed.daemon());
  }

  private static ContainerdSettings settings(
      NvidiaSettings desired, TomlDocument before, Optional<TomlDocument> effective, int version) {
    Map<ContainerdKey, String> texts = new EnumMap<>(ContainerdKey.class);
    List<TomlPath> absent = new ArrayList<>();
    TomlPath byDefault = ContainerdKey.DEFAULT_RUNTIME.in(version);
    if (desired.byDefault()) {
      texts.put(ContainerdKey.DEFAULT_RUNTIME, NvidiaSettings.NAME);
    } else if (before.text(byDefault).filter(NvidiaSettings.NAME::equals).isPresent()) {
      absent.add(byDefault);
    }
    Map<TomlPath, Object> raw =
        desired.cdi() ? Map.of(ContainerdKey.ENABLE_CDI.in(version), true) : Map.of();
    return new ContainerdSettings(
        desired.path(),
        Optional.empty(),
        texts,
        Map.of(NvidiaSettings.NAME, runtime(desired.program(), before, effective, version)),
        List.of(),
        raw,
        absent,
        new ContainerdSettings.Manner(
            true, ContainerdSettings.Base.FILE, desired.restart(), desired.backup()));
  }

  private static Map<String, Object> runtime(
      String program, TomlDocument before, Optional<TomlDocument> effective, int version) {
    TomlPath runc = ContainerdKey.RUNTIMES.in(version).child("runc");
    Map<String, Object> runtime = new LinkedHashMap<>();
    runtime.put("runtime_type", "io.containerd.runc.v2");
    runtime.putAll(table(before.find(runc)));
    Map<String, Object> options = table(before.find(runc.child("options")));
    effective
        .flatMap(it -> it.find(cgroup(it, version)))
        .filter(Boolean.TRUE::equals)
        .ifPresent(systemd -> options.put("SystemdCgroup", systemd));
    options.put("BinaryName", program);
    runtime.put("options", options);
    return runtime;
  }

  private static TomlPath cgroup(TomlDocument effective, int version) {
    return ContainerdKey.RUNTIMES.in(ContainerdFile.version(effective).orElse(version)).and(CGROUP);
  }

  private static Map<String, Object> table(Optional<Object> value) {
    Map<String, Object> table = new LinkedHashMap<>();
    if (value.orElse("") instanceof Map<?, ?> map) {
      map.forEach((key, member) -> table.put(String.valueOf(key), member));
    }
    return table;
  }

  /** {@code nvidia-ctk runtime configure} itself writes a file that is imported. */
  private static void mustNotBeOverridden(
      NvidiaSettings desired, TomlDocument after, HostReader host) throws HostException {
    Optional<TomlDocument> effective = ContainerdObserved.effective(desired.path(), after, host);
    if (effective.isEmpty()) {
      return;
    }
    int version = ContainerdFile.version(effective.get()).orElse(2);
    TomlPath program = ContainerdKey.RUNTIMES.in(version).and(PROGRAM);
    TomlPath byDefault = ContainerdKey.DEFAULT_RUNTIME.in(version);
    List<String> otherwise = new ArrayList<>();
    effective
        .get()
        .text(program)
        .filter(found -> !found.equals(desired.program()))
        .ifPresent(found -> otherwise.add(program + " = \"" + found + "\""));
    effective
        .get()
        .text(byDefault)
        .filter(found -> !desired.byDefault() && found.equals(NvidiaSettings.NAME))
        .ifPresent(found -> otherwise.add(byDefault + " = \"" + found + "\""));
    if (!otherwise.isEmpty()) {
      throw new TaskFailedException(
          "\"%s\": a file that it imports sets something else: %s. Alter that file, or take it out of imports."
              .formatted(desired.path(), String.join(", ", otherwise)));
    }
  }
}
