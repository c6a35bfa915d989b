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
 * What a run of a playbook gave.
 *
 * @param results of each task, in order
 * @param shown everything that a user could see of it, as text and as JSON
 * @param steps the commands and writes that its apply did
 */
record Finished(List<TaskResult> results, String shown, int steps) {
  Finished {
    results = List.copyOf(results);
  }

  /** How the only task of a scenario ended. */
  Outcome outcome() {
    if (results.size() != 1) {
      throw new AssertionError(results.size() + " results\n" + shown);
    }
    return outcomes().getFirst();
  }

  /** How each task ended. */
  List<Outcome> outcomes() {
    return results.stream().map(result -> result.items().getFirst().outcome()).toList();
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
      case Outcome.Deviating _ -> Optional.of("It is not what was approved.");
      case Outcome.NotReached not -> Optional.of(not.because());
      case Outcome.Unchanged _, Outcome.Changed _, Outcome.AfterApply _, Outcome.Skipped _ ->
          Optional.empty();
    };
  }

  /** Whether something ran whose effect cannot be observed. */
  boolean commanded() {
    return diff().filter(diff -> diff.action() == Action.RUN).isPresent();
  }

  /** The changes as a plan and its run show them alike. */
  Map<String, List<String>> changes() {
    return PlanComparable.of(results);
  }

  /** The changes of one task, by its number from 0. */
  Map<String, List<String>> changes(int task) {
    return PlanComparable.of(List.of(results.get(task)));
  }
}
