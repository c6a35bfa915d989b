package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import java.util.List;

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

  /** A host ended a task. Handlers that were not notified have no event. */
  record TaskEnded(TaskResult result) implements RunEvent {}

  /** Everything is over. */
  record RunEnded(Recap recap) implements RunEvent {}
}
