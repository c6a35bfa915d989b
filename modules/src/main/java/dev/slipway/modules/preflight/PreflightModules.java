package dev.slipway.modules.preflight;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class PreflightModules {
  private PreflightModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(new PreflightModule());
  }
}
