package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs apt-get, and waits while others use the package system. apt can be told to wait for dpkg's
 * locks only, and not by all versions; for its lists and archives it gives up at once. A lock that
 * cannot be had ends it before it has done anything, so it is simply run again.
 */
final class AptRun {
  private static final long PAUSE_SECONDS = 2;

  /** What apt says, and does nothing, after dpkg was killed in the middle of its work. */
  private static final String INTERRUPTED = "dpkg was interrupted";

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

  /** What tells why it failed; dpkg says on the second line what happened to the package. */
  private static final List<String> COMPLAINTS =
      List.of("E: ", "dpkg: error", " installed ", " new ", " old ", " subprocess ");

  private final HostSession host;
  private final long lockSeconds;
  private final List<String> configure;
  private final StringBuilder stdout = new StringBuilder();
  private final StringBuilder stderr = new StringBuilder();

  AptRun(HostSession host, AptOptions options) {
    this.host = host;
    this.lockSeconds = options.lockSeconds();
    this.configure = AptCommands.configure(options);
  }

  /**
   * Runs a command of the package system.
   *
   * @throws TaskFailedException when it fails, or when a lock is held for too long
   */
  void require(List<String> words) throws HostException {
    ShellCommand command = ShellCommand.of(words).environment(ordered());
    ScriptResult result = withLocks(command);
    if (result.exit() != 0 && result.stderrText().contains(INTERRUPTED)) {
      host.require(ShellCommand.of(configure).environment(ordered()));
      result = withLocks(command);
    }
    stdout.append(result.stdoutText());
    stderr.append(result.stderrText());
    if (result.exit() != 0) {
      throw new TaskFailedException(
          failure(String.join(" ", words), result),
          Map.of(
              "rc",
              (long) result.exit(),
              "stdout",
              stdout.toString(),
              "stderr",
              stderr.toString()));
    }
  }

  private ScriptResult withLocks(ShellCommand command) throws HostException {
    ScriptResult result = host.run(command);
    for (long waited = 0; isLocked(result) && waited < lockSeconds; waited += PAUSE_SECONDS) {
      host.require(ShellCommand.of("sleep", Long.toString(PAUSE_SECONDS)));
      result = host.run(command);
    }
    return result;
  }

  private static Map<String, String> ordered() {
    return new TreeMap<>(ENVIRONMENT);
  }

  private static boolean isLocked(ScriptResult result) {
    return result.exit() != 0 && LOCKED.stream().anyMatch(result.stderrText()::contains);
  }

  private String failure(String command, ScriptResult result) {
    String said =
        Stream.concat(result.stdoutText().lines(), result.stderrText().lines())
            .filter(line -> COMPLAINTS.stream().anyMatch(line::startsWith))
            .map(line -> line.startsWith("E: ") ? line.substring(3) : line.strip())
            .distinct()
            .collect(Collectors.joining(" "));
    String reason = said.isEmpty() ? result.stderrText().strip() : said;
    if (isLocked(result)) {
      return "Another program has used the package system for more than %d s: %s Wait for it, or give a larger lock_timeout."
          .formatted(lockSeconds, reason);
    }
    return "\"%s\" ended with status %d: %s".formatted(command, result.exit(), reason);
  }

  /** What the commands printed. */
  Map<String, Object> outputs() {
    return Map.of("stdout", stdout.toString(), "stderr", stderr.toString());
  }
}
