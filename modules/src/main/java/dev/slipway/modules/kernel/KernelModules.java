package dev.slipway.modules.kernel;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class KernelModules {
  private KernelModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(new KernelModule());
  }
}
