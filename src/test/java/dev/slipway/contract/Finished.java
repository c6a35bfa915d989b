package dev.slipway.contract;

import dev.slipway.module.Action;
import dev.slipway.module.Diff;
import dev.slipway.report.PlanComparable;
import dev.slipway.run.Outcome;
import dev.slipway.run.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of a scenario's playbook gave.
 *
 * @param shown everything that a user could see of it, as text and as JSON
 * @param steps the commands and writes that its apply did
 */
record Finished(TaskResult result, String shown, int steps) {

  Outcome outcome() {
    return result.items().getFirst().outcome();
  }

  Optional<Diff> diff() {
    return outcome() instanceof Outcome.Changed changed
        ? Optional.of(changed.diff())
        : Optional.empty();
  }

  boolean isUnchanged() {
    return outcome() instanceof Outcome.Unchanged;
  }

  /** Why it failed; empty when it did not. */
  Optional<String> failure() {
    return switch (outcome()) {
      case Outcome.Failed failed -> Optional.of(failed.message() + " " + failed.fix());
      case Outcome.Unreachable lost -> Optional.of(lost.message());
      case Outcome.Indeterminate lost -> Optional.of(lost.message());
      case Outcome.NotReached not -> Optional.of(not.because());
      case Outcome.Unchanged _,
          Outcome.Changed _,
          Outcome.AfterApply _,
          Outcome.Skipped _ ->
          Optional.empty();
    };
  }

  /** Whether something ran whose effect cannot be observed. */
  boolean commanded() {
    return diff().filter(diff -> diff.action() == Action.RUN).isPresent();
  }

  /** The changes as a plan and its run show them alike. */
  Map<String, List<String>> changes() {
    return PlanComparable.of(List.of(result));
  }
}
