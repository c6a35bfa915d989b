package dev.slipway.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did, kept so that another can go on after it; docs/runs.md has its form as a file. It
 * never holds a secret.
 *
 * @param started in milliseconds since 1970 in UTC
 * @param milliseconds how long it took
 */
public record RunRecord(long started, long milliseconds, List<RecordedPlay> plays) {
  public RunRecord {
    plays = List.copyOf(plays);
  }

  /**
   * A play.
   *
   * @param tasks in the order of the graph
   * @param pending by host the signatures of the handlers that were notified and did not run
   */
  public record RecordedPlay(
      String title, List<RecordedTask> tasks, Map<String, List<String>> pending) {
    public RecordedPlay {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A task.
   *
   * @param place where it is written
   * @param signature equal for tasks that are written alike
   * @param hosts how it ended, by host
   */
  public record RecordedTask(
      String title, String place, String signature, Map<String, Ended> hosts) {}

  /**
   * How a task ended on a host.
   *
   * @param start in milliseconds since the run began
   * @param values the variables that it set; empty when they cannot be kept, such as secrets
   */
  public record Ended(
      TaskResult.Status status,
      long start,
      long milliseconds,
      Optional<Map<String, Object>> values) {

    /** Whether nothing is left to do. */
    public boolean isWell() {
      return switch (status) {
        case UNCHANGED, CHANGED, SKIPPED, IGNORED -> true;
        case AFTER_APPLY, NOT_REACHED, FAILED, UNREACHABLE -> false;
      };
    }
  }
}
