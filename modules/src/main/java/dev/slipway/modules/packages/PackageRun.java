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
 * Runs commands of a package system, and waits while others use it. A lock that cannot be had ends
 * a command before it has done anything, so it is simply run again.
 */
final class PackageRun {
  private static final long PAUSE_SECONDS = 2;

  private final HostSession host;
  private final Tongue tongue;
  private final long lockSeconds;
  private final StringBuilder stdout = new StringBuilder();
  private final StringBuilder stderr = new StringBuilder();

  /**
   * How a package system is called, and what it says.
   *
   * @param environment of each command
   * @param locked what it says when another program holds a lock
   * @param complaints how the lines begin that tell why it failed
   * @param interrupted what it says, and does nothing, after it was killed in the middle of its
   *     work; empty: it never does
   * @param repair the command that finishes such work
   */
  record Tongue(
      Map<String, String> environment,
      List<String> locked,
      List<String> complaints,
      String interrupted,
      List<String> repair) {}

  PackageRun(HostSession host, Tongue tongue, long lockSeconds) {
    this.host = host;
    this.tongue = tongue;
    this.lockSeconds = lockSeconds;
  }

  /**
   * Runs a command of the package system.
   *
   * @throws TaskFailedException when it fails, or when a lock is held for too long
   */
  void require(List<String> words) throws HostException {
    require(ShellCommand.of(words), String.join(" ", words));
  }

  /**
   * Runs a command that calls the package system.
   *
   * @param shown what a complaint calls it
   */
  void require(ShellCommand bare, String shown) throws HostException {
    ShellCommand command = bare.environment(ordered());
    ScriptResult result = withLocks(command);
    if (isInterrupted(result)) {
      host.require(ShellCommand.of(tongue.repair()).environment(ordered()));
      result = withLocks(command);
    }
    stdout.append(result.stdoutText());
    stderr.append(result.stderrText());
    if (result.exit() != 0) {
      throw new TaskFailedException(
          failure(shown, result),
          Map.of(
              "rc",
              (long) result.exit(),
              "stdout",
              stdout.toString(),
              "stderr",
              stderr.toString()));
    }
  }

  private boolean isInterrupted(ScriptResult result) {
    return result.exit() != 0
        && !tongue.interrupted().isEmpty()
        && result.stderrText().contains(tongue.interrupted());
  }

  private ScriptResult withLocks(ShellCommand command) throws HostException {
    ScriptResult result = host.run(command);
    for (long waited = 0; isLocked(result) && waited < lockSeconds; waited += PAUSE_SECONDS) {
      host.require(ShellCommand.of("sleep", Long.toString(PAUSE_SECONDS)));
      result = host.run(command);
    }
    return result;
  }

  private Map<String, String> ordered() {
    return new TreeMap<>(tongue.environment());
  }

  private boolean isLocked(ScriptResult result) {
    String said = result.stdoutText() + result.stderrText();
    return result.exit() != 0 && tongue.locked().stream().anyMatch(said::contains);
  }

  private String failure(String command, ScriptResult result) {
    String said =
        Stream.concat(result.stdoutText().lines(), result.stderrText().lines())
            .filter(line -> tongue.complaints().stream().anyMatch(line::startsWith))
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
