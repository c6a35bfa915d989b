package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.module.Diff;
import java.util.List;
import java.util.Optional;

/**
 * Decides which changes a run may make; in a dry run it is told what would be made. Called from any
 * thread.
 */
public interface Approval {

  /** Everything is allowed. */
  static Approval everything() {
    return _ -> Optional.empty();
  }

  /**
   * A change that is about to be made.
   *
   * @param host whose task it is
   * @param delegate the host it would be made on instead, if any
   * @param item the label in a loop
   */
  record Proposal(
      TaskNode node, String host, Optional<String> delegate, Optional<String> item, Diff diff) {}

  /**
   * A change must not be made.
   *
   * @param allowed the changes that might be made here instead; none when there are none
   */
  record Refusal(List<Diff> allowed) {
    public Refusal {
      allowed = List.copyOf(allowed);
    }
  }

  /** Asked before anything of a change is written; empty when it is allowed. */
  Optional<Refusal> refusal(Proposal proposal);

  /** A dry run would make this change now. */
  default void foreseen(Proposal proposal) {}
}
