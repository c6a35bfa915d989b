package dev.slipway.modules.packages;

import dev.slipway.module.TaskModule;
import java.util.List;

/** The modules of this subject. */
public final class PackageModules {
  private PackageModules() {}

  public static List<TaskModule<?, ?>> all() {
    return List.of(
        new AptKeyModule(),
        new AptModule(),
        new AptRepositoryModule(),
        new Deb822Module(),
        new DebconfModule(),
        new DpkgSelectionsModule(),
        new PackageBundleModule(),
        new PackageFactsModule(),
        new PackageModule(),
        new PackagePinModule(),
        new RpmKeyModule(),
        new RpmModule(),
        new YumRepositoryModule());
  }
}
