package dev.slipway.modules.ceph;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class CephModules {
  private CephModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(new AuthModule(), new PoolModule());
  }
}
