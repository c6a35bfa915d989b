package dev.slipway.module;

import java.util.List;

/**
 * What has to change, as data: it is shown, compared and applied.
 *
 * @param action what it does as a whole
 * @param changes what differs, in a stable order; empty exactly when the action is none
 * @param predictions what the host will answer afterwards, for the dry run of later tasks
 * @param openEnded whether more may come to be than the predictions say (a package brings files and
 *     units, a command does anything): absence observed by later tasks of a dry run is then not
 *     certain
 */
public record Diff(
    Action action, List<Change> changes, List<Prediction<?>> predictions, boolean openEnded) {

  private static final Diff NONE = new Diff(Action.NONE, List.of(), List.of(), false);

  public Diff {
    changes = List.copyOf(changes);
    predictions = List.copyOf(predictions);
    if ((action == Action.NONE) != changes.isEmpty()) {
      throw new IllegalArgumentException(action + " with " + changes.size() + " changes");
    }
  }

  public static Diff none() {
    return NONE;
  }

  public static Diff of(Action action, List<Change> changes) {
    return new Diff(action, changes, List.of(), false);
  }

  /** {@code action} with these changes; none when there are no changes. */
  public static Diff ofChanges(Action action, List<Change> changes) {
    return changes.isEmpty() ? NONE : of(action, changes);
  }

  /** Runs something that cannot be observed. */
  public static Diff run(String what) {
    return new Diff(Action.RUN, List.of(new Change.Run(what)), List.of(), true);
  }

  public Diff predicting(List<Prediction<?>> answers) {
    return new Diff(action, changes, answers, openEnded);
  }

  public Diff withOpenEnd() {
    return new Diff(action, changes, predictions, true);
  }

  public boolean isEmpty() {
    return action == Action.NONE;
  }
}
