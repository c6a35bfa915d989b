package dev.slipway.modules.containers;

import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonRestart;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is declared about GPUs in containers.
 *
 * @param path the configuration of the container runtime
 * @param byDefault whether containers that ask for no runtime get that of NVIDIA
 * @param toolkitPath the configuration of NVIDIA's runtime
 * @param toolkitKeys what is to be in it
 */
record NvidiaSettings(
    Engine engine,
    String path,
    String program,
    boolean byDefault,
    boolean cdi,
    String toolkitPath,
    Map<TomlPath, Object> toolkitKeys,
    DaemonRestart restart,
    boolean backup) {

  /** The name under which runtimes know it, as nvidia-ctk and RuntimeClasses have it. */
  static final String NAME = "nvidia";

  /** A container runtime. */
  enum Engine {
    CONTAINERD("/etc/containerd/config.toml"),
    DOCKER("/etc/docker/daemon.json"),
    CRIO("/etc/crio/crio.conf.d/99-nvidia.toml");

    private final String path;

    Engine(String path) {
      this.path = path;
    }

    /** Where {@code nvidia-ctk runtime configure} has it, too. */
    String path() {
      return path;
    }
  }

  TextEditing.Target toolkitFile() {
    return new TextEditing.Target(toolkitPath, true, Ownership.none(), backup, Optional.empty());
  }

  TextEdit toolkitEdit() {
    return new TomlEdit(before -> CrioConfigSpec.edited(before, toolkitKeys, List.of()));
  }
}
