package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a task ended on a host.
 *
 * @param title the task's title with its expressions evaluated
 * @param items one for each pass of a loop; one for a task without a loop
 * @param ignored whether it failed, or the host could not be reached, and that is ignored
 * @param hidden whether {@code no_log} keeps its values from being shown
 * @param delegate the host it ran on instead, if any
 */
public record TaskResult(
    String host,
    TaskNode node,
    String title,
    List<ItemResult> items,
    boolean ignored,
    boolean hidden,
    Optional<String> delegate,
    Duration took) {
  public TaskResult {
    items = List.copyOf(items);
  }

  /** The status of the task as a whole: the gravest of its passes. */
  public Status status() {
    Status worst =
        items.stream()
            .map(item -> Status.of(item.outcome()))
            .reduce(Status.SKIPPED, (left, right) -> left.compareTo(right) > 0 ? left : right);
    boolean bad = worst == Status.FAILED || worst == Status.UNREACHABLE;
    return bad && ignored ? Status.IGNORED : worst;
  }

  /** From the lightest to the gravest. */
  public enum Status {
    SKIPPED,
    UNCHANGED,
    AFTER_APPLY,
    CHANGED,
    IGNORED,
    NOT_REACHED,
    FAILED,
    UNREACHABLE;

    static Status of(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Skipped _ -> SKIPPED;
        case Outcome.Unchanged _ -> UNCHANGED;
        case Outcome.AfterApply _ -> AFTER_APPLY;
        case Outcome.Changed _ -> CHANGED;
        case Outcome.NotReached _ -> NOT_REACHED;
        case Outcome.Failed _, Outcome.Indeterminate _, Outcome.Deviating _ -> FAILED;
        case Outcome.Unreachable _ -> UNREACHABLE;
      };
    }
  }
}
