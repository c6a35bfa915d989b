package dev.slipway.modules.system;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class SystemModules {
  private SystemModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new AlternativesModule(),
        new AuthorizedKeyModule(),
        new CronModule(),
        new GetentModule(),
        new GroupModule(),
        new HostnameModule(),
        new LocaleGenModule(),
        new LocaleModule(),
        new ModprobeModule(),
        new MountModule(),
        new NfsExportModule(),
        new SetupModule(),
        new SwapModule(),
        new SysctlModule(),
        new TimezoneModule(),
        new UserModule());
  }
}
