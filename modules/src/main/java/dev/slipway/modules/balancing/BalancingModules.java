package dev.slipway.modules.balancing;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class BalancingModules {
  private BalancingModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(HaproxySpec.module(), KeepalivedSpec.module());
  }
}
