package dev.slipway.report;

import dev.slipway.run.Recap;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a run; docs/runs.md has its form as a file. It never holds a secret.
 *
 * @param started in milliseconds since 1970 in UTC
 * @param exit the exit status; empty when the run was broken off
 * @param failures in the order in which they happened
 */
public record PastRun(
    long started, Request request, Optional<Integer> exit, Recap recap, List<FailedTask> failures) {
  public PastRun {
    failures = List.copyOf(failures);
  }

  /** What was asked for. */
  public record Request(List<String> playbooks, List<String> inventories, Optional<String> limit) {
    public Request {
      playbooks = List.copyOf(playbooks);
      inventories = List.copyOf(inventories);
    }
  }

  /**
   * A task that ended badly on a host, or a pass of its loop.
   *
   * @param place file:line:column
   * @param message what is wrong; empty when {@code no_log} hides it
   */
  public record FailedTask(
      String host, String task, String place, Optional<String> item, String message) {}
}
