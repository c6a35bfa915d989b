package dev.slipway.modules.packages;

import dev.slipway.host.HostSession;
import dev.slipway.host.probe.Os;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Map;

/** The programs that install packages of rpm, and all in which they differ. */
enum RpmTool {
  /** Version 4. */
  DNF("dnf"),
  /** Version 5 of dnf, where it has not taken the name of the older one. */
  DNF5("dnf5"),
  /** Version 3, of RHEL 7 and older; on newer hosts the name leads to dnf. */
  YUM("yum");

  private static final PackageRun.Tongue TONGUE =
      new PackageRun.Tongue(
          Map.of("LC_ALL", "C"),
          List.of(
              "already locked by",
              "Failed to obtain the",
              "holding the yum lock",
              "can't create transaction lock"),
          List.of(
              "Error",
              " Problem",
              "  - ",
              "No match",
              "No package",
              "Failed",
              "error:",
              "E: ",
              "Public key for",
              "GPG check FAILED",
              "metadata already",
              "rpmdb already"),
          "",
          List.of());

  private final String program;

  RpmTool(String program) {
    this.program = program;
  }

  String program() {
    return program;
  }

  /**
   * The one that a host has.
   *
   * @throws TaskFailedException when it has none
   */
  static RpmTool of(Os os) {
    for (RpmTool tool : values()) {
      if (os.packageTools().contains(tool.program)) {
        return tool;
      }
    }
    throw new TaskFailedException(
        "The host has neither dnf nor yum. Packages of the Debian family are those of apt.");
  }

  static PackageRun run(HostSession host, long lockSeconds) {
    return new PackageRun(host, TONGUE, lockSeconds);
  }
}
