package dev.slipway.modules.structured;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class StructuredModules {
  private StructuredModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(KeySpec.json(), KeySpec.toml(), KeySpec.yaml());
  }
}
