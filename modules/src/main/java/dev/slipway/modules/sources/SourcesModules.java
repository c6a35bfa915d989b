package dev.slipway.modules.sources;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class SourcesModules {
  private SourcesModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(new GitModule());
  }
}
