package dev.slipway.modules.firewall;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class FirewallModules {
  private FirewallModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(new FirewalldModule(), new IptablesModule(), new UfwModule());
  }
}
