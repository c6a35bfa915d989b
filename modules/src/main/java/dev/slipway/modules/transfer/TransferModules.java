package dev.slipway.modules.transfer;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class TransferModules {
  private TransferModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(new FetchModule(), new SyncModule());
  }
}
