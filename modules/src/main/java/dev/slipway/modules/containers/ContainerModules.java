package dev.slipway.modules.containers;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class ContainerModules {
  private ContainerModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new ContainerdConfigModule(),
        DockerDaemonSpec.module(),
        ContainerdRegistrySpec.module(),
        CrictlConfigSpec.module(),
        CrioConfigSpec.module(),
        new CriDockerdModule(),
        new ImageModule(),
        new NvidiaRuntimeModule());
  }
}
