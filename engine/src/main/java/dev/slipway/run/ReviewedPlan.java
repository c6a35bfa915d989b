package dev.slipway.run;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TaskNode;
import dev.slipway.module.Diff;
import dev.slipway.plan.PlannedTask;
import dev.slipway.plan.PlannedTask.Expectation;
import dev.slipway.plan.SavedPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Allows what was reviewed, and nothing else. Safe for all threads. */
public final class ReviewedPlan implements Approval {
  private final PlayNumbers plays;
  private final MaskedDiff masked;
  private final Redactions redactions;
  private final Map<Key, List<PlannedTask>> tasks = new HashMap<>();

  private record Key(int play, String place, String host) {}

  /**
   * @param playbooks those that the plan was made of, loaded again
   */
  public ReviewedPlan(SavedPlan plan, List<CompiledPlaybook> playbooks, Redactions redactions) {
    this.plays = new PlayNumbers(playbooks);
    this.redactions = redactions;
    this.masked = new MaskedDiff(redactions);
    for (PlannedTask task : plan.tasks()) {
      Key key = new Key(task.play(), task.place(), task.host());
      tasks.computeIfAbsent(key, _ -> new ArrayList<>()).add(task);
    }
  }

  @Override
  public Optional<Refusal> refusal(Proposal proposal) {
    TaskNode node = proposal.node();
    Key key = new Key(plays.of(node), PlayNumbers.place(node), proposal.host());
    Diff found = masked.of(proposal.diff());
    List<Diff> allowed = new ArrayList<>();
    for (PlannedTask task : tasks.getOrDefault(key, List.of())) {
      switch (task.expectation()) {
        case Expectation.Hidden _ -> {
          return Optional.empty();
        }
        case Expectation.AfterApply _ -> {
          if (task.item().isEmpty() || isFor(task, proposal)) {
            return Optional.empty();
          }
        }
        case Expectation.Known known -> {
          if (isFor(task, proposal)) {
            if (new ReviewedDiff(known.diff(), known.behind().isEmpty()).covers(found)) {
              return Optional.empty();
            }
            allowed.add(known.diff());
          }
        }
      }
    }
    return Optional.of(new Refusal(allowed));
  }

  private boolean isFor(PlannedTask task, Proposal proposal) {
    return task.delegate().equals(proposal.delegate())
        && task.item().isPresent() == proposal.item().isPresent()
        && (task.item().isEmpty()
            || ReviewedDiff.isSame(
                task.item().get(), redactions.mask(proposal.item().orElseThrow())));
  }
}
