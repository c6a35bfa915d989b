package dev.slipway.modules.control;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class ControlModules {
  private ControlModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new AddHostModule(),
        new AssertModule(),
        new DebugModule(),
        new FailModule(),
        new GroupByModule(),
        new MetaModule(),
        new SetFactModule(),
        new SetStatsModule(),
        new ValidateArgumentSpecModule());
  }
}
