package dev.slipway.modules.network;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class NetworkModules {
  private NetworkModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new PauseModule(),
        new PingModule(),
        new RebootModule(),
        new UriModule(),
        new WaitForConnectionModule(),
        new WaitForModule());
  }
}
