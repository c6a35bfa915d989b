package dev.slipway.run;

import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tasks of a run are done. What is passed over leaves no trace in the reports. */
public interface Course {

  /** Every task. */
  static Course everything() {
    return new Course() {};
  }

  /**
   * Why a task is not done.
   *
   * @param done whether an earlier run has done it
   * @param values the variables that it set then
   */
  record Passed(boolean done, Map<String, Object> values) {
    static final Passed UNWANTED = new Passed(false, Map.of());
  }

  /** Decides at a task's turn on a host; called from any thread, and may ask a person. */
  default Optional<Passed> passedOver(TaskNode node, String host) {
    return Optional.empty();
  }

  /** Whether a task will probably be done, so that it is worth looking ahead to it. */
  default boolean isExpected(TaskNode node, String host) {
    return true;
  }

  /** The handlers of a play that are notified on a host when the play begins. */
  default List<Task> pending(TaskGraph play, String host) {
    return List.of();
  }
}
