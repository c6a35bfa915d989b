package dev.slipway.modules.archives;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class ArchiveModules {
  private ArchiveModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(new ArchiveModule(), new UnarchiveModule());
  }
}
