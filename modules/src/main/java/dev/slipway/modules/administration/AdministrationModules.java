package dev.slipway.modules.administration;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class AdministrationModules {
  private AdministrationModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new ChronyModule(),
        HostsSpec.module(),
        LimitsSpec.module(),
        LogrotateSpec.module(),
        new SelinuxModule(),
        SudoersSpec.module());
  }
}
