package dev.slipway.modules.packages;

import dev.slipway.host.HostSession;
import java.util.List;
import java.util.Map;

/**
 * Runs apt-get and dpkg. apt can be told to wait for dpkg's locks only, and not by all versions;
 * for its lists and archives it gives up at once.
 */
final class AptRun {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DEBIAN_FRONTEND",
          "noninteractive",
          "DEBIAN_PRIORITY",
          "critical",
          "APT_LISTCHANGES_FRONTEND",
          "none",
          "LC_ALL",
          "C");

  private static final List<String> LOCKED =
      List.of(
          "Could not get lock ",
          "Unable to lock ",
          "Unable to acquire the dpkg frontend lock",
          "is another process using it?");

  /** dpkg says on the second line what happened to the package. */
  private static final List<String> COMPLAINTS =
      List.of("E: ", "dpkg: error", " installed ", " new ", " old ", " subprocess ");

  private AptRun() {}

  static PackageRun on(HostSession host, AptOptions options) {
    PackageRun.Tongue tongue =
        new PackageRun.Tongue(
            ENVIRONMENT,
            LOCKED,
            COMPLAINTS,
            "dpkg was interrupted",
            AptCommands.configure(options));
    return new PackageRun(host, tongue, options.lockSeconds());
  }
}
