package dev.slipway.run;

import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What happens in a run, as it happens. Events of several hosts interleave. */
public sealed interface RunEvent {

  /** A play begins on these hosts. */
  record PlayStarted(String title, List<String> hosts) implements RunEvent {}

  /** A play has nothing to do, and why. */
  record PlayPassedOver(String title, String reason) implements RunEvent {}

  /** A host begins a task. */
  record TaskStarted(String host, TaskNode node) implements RunEvent {}

  /** A large file is on its way. */
  record Transfer(String host, String path, long sent, long size) implements RunEvent {}

  /**
   * A round trip with a host is over.
   *
   * @param host as it is reached; of a delegated task the one that does it
   */
  record Exchanged(String host, Kind kind, Duration took) implements RunEvent {

    /** What it was for. */
    public enum Kind {
      /** The connection was made. */
      CONNECT,
      /** Questions were answered. */
      ASK,
      /** Something was changed. */
      CHANGE
    }
  }

  /** A host ended a task. Handlers that were not notified have no event. */
  record TaskEnded(TaskResult result) implements RunEvent {}

  /**
   * Failures of a host count no more, since a rescue answered them or they were forgiven.
   *
   * @param failures as they ended, in their order
   */
  record FailuresAnswered(String host, List<TaskResult> failures) implements RunEvent {}

  /** A task is not done on a host, because an earlier run has done it. */
  record TaskPassedOver(String host, TaskNode node, Map<String, Object> values)
      implements RunEvent {}

  /** A play is over on a host, and these handlers were notified and did not run. */
  record HandlersPending(TaskGraph play, String host, List<Task> handlers) implements RunEvent {}

  /** Everything is over. */
  record RunEnded(Recap recap) implements RunEvent {}
}
