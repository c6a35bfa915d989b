package dev.slipway.modules.services;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class ServiceModules {
  private ServiceModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new SystemdModule(), new ServiceModule(), new ServiceFactsModule(), new UnitFileModule());
  }
}
