package dev.slipway.modules.support.daemons;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Optional;

/**
 * A service that is restarted when it runs with an older configuration than the one that is there.
 *
 * @param wanted whether it is restarted at all; if not, a handler may do it
 * @param ready shell text that fails as long as the service does not do its work; it prints why
 * @param seconds how long to wait until it does
 */
public record DaemonRestart(DaemonProbe probe, boolean wanted, String ready, long seconds) {
  private static final String UNIT_FILES = "/etc/systemd/system/";
  private static final String STATE = "state";

  /** Arguments: what says that it is ready, how many seconds to wait, the unit. */
  private static final String WAIT =
      """
      left=$2
      while :; do
      said=$(sh -c "$1" 2>&1) && exit 0
      [ "$left" -gt 0 ] || break
      left=$((left - 1)); sleep 1
      done
      printf '%s\\n' "$said" | tail -n 5
      journalctl --no-pager -q -o cat -n 5 -u "$3" 2>/dev/null
      exit 1\
      """;

  /** The parameters {@code restart} and {@code timeout}. */
  public static List<Parameter> parameters() {
    return List.of(
        Parameter.control(
                "restart",
                ParameterType.BOOLEAN,
                "Whether a daemon that runs with an older configuration is restarted.")
            .otherwise("true"),
        Parameter.control(
                "timeout",
                ParameterType.INTEGER,
                "Seconds to wait until it is ready after a restart.")
            .otherwise("30"));
  }

  /** Whether it is to be restarted once its files are altered, or as they are. */
  public boolean isDue(DaemonAnswer now, boolean altered) {
    return wanted && now.running() && (altered || now.outdated());
  }

  public Change change() {
    return Change.attribute(
        probe.unit(),
        STATE,
        "running as configured before",
        probe.reloads() ? "reloaded" : "restarted");
  }

  /** What is known about it afterwards. */
  public Prediction<DaemonAnswer> prediction(DaemonAnswer now, boolean altered) {
    boolean outdated = now.running() && !wanted && (altered || now.outdated());
    return Prediction.of(probe, now.withOutdated(outdated));
  }

  /**
   * Restarts it when a diff says so, and waits until it is ready.
   *
   * @return whether it was restarted
   */
  public boolean carryOut(Diff diff, HostSession host) throws HostException {
    Optional<Change> due =
        diff.changes().stream().filter(change -> change.equals(change())).findFirst();
    if (due.isEmpty()) {
      return false;
    }
    if (probe.files().stream().anyMatch(file -> file.startsWith(UNIT_FILES))) {
      host.require(ShellCommand.of("systemctl", "daemon-reload"));
    }
    String verb = probe.reloads() ? "reload" : "restart";
    if (!probe.reloads()) {
      // systemd refuses a start after several in a short time, also when each was asked for.
      host.run(ShellCommand.of("systemctl", "reset-failed", "--", probe.unit()));
    }
    host.require(ShellCommand.of("systemctl", verb, "--", probe.unit()));
    String limit = String.valueOf(seconds);
    ScriptResult result =
        host.run(ShellCommand.of("sh", "-c", WAIT, "sh", ready, limit, probe.unit()));
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "\"%s\" was %sed, and is not ready after %s seconds: %s"
              .formatted(probe.unit(), verb, limit, result.stdoutText().strip()));
    }
    return true;
  }
}
