package dev.slipway.modules.commands;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class CommandModules {
  private CommandModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new AsyncStatusModule(),
        new CommandModule(),
        new ExpectModule(),
        new RawModule(),
        new ScriptModule(),
        new ShellModule());
  }
}
