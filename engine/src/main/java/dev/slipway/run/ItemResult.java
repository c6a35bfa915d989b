package dev.slipway.run;

import java.util.Map;
import java.util.Optional;

/**
 * How one pass of a task ended.
 *
 * @param label the item, for a task with a loop
 * @param loop the variables of the loop, by their names; empty for a task without one
 * @param title the task's title with the item in it; empty where it is that of the task
 */
public record ItemResult(
    Optional<String> label, Outcome outcome, Map<String, Object> loop, Optional<String> title) {
  /** A pass whose item nobody asks for. */
  public ItemResult(Optional<String> label, Outcome outcome) {
    this(label, outcome, Map.of(), Optional.empty());
  }
}
