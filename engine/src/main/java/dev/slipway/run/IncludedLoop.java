package dev.slipway.run;

import dev.slipway.graph.Edge;
import dev.slipway.graph.Gate;
import dev.slipway.graph.Section;
import dev.slipway.graph.TaskNode;
import dev.slipway.plan.LoopItems;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Scope;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Does what is included, once for each item of a loop, on one host. The tasks run here, at the
 * place of the inclusion; the scheduler passes over them when it comes to them.
 */
final class IncludedLoop {
  private final PlayContext play;
  private final TaskNode inclusion;
  private final HostState state;
  private final Inside inside;
  private final LoopPace pace;

  /** Does one of the included tasks on the host. */
  interface Inside {
    /** Whether it ended well. */
    boolean run(TaskNode node, boolean blocked);
  }

  IncludedLoop(PlayContext play, TaskNode inclusion, HostState state, Inside inside) {
    this.play = play;
    this.inclusion = inclusion;
    this.state = state;
    this.inside = inside;
    this.pace = new LoopPace(play, inclusion);
  }

  /** Whether all passes ended well. */
  boolean run() {
    try {
      return passes();
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return report(Outcomes.of(e), Optional.empty());
    } finally {
      state.leaveLoop(gate());
    }
  }

  private boolean passes() {
    Scope scope = scope();
    Optional<Outcome> never = new Passes(play, inclusion, state, scope).alwaysFalse();
    if (never.isPresent()) {
      return report(never.get(), Optional.empty());
    }
    List<LoopItems.Item> items = LoopItems.of(inclusion, play.renderer(), scope).orElseThrow();
    if (items.isEmpty()) {
      return report(Passes.emptyLoop(), Optional.empty());
    }
    for (int number = 0; number < items.size() && !state.ended(); number++) {
      LoopItems.Item item = items.get(number);
      if (number > 0 && !pace.pause(item.scope())) {
        return false;
      }
      state.enterPass(gate().block(), item.variables());
      if (!pass(item)) {
        return false;
      }
      if (pace.isBroken(scope())) {
        break;
      }
    }
    return true;
  }

  private Scope scope() {
    return play.scopes()
        .scope(state.host(), inclusion, MagicVariables.layers(play, inclusion, state));
  }

  private boolean pass(LoopItems.Item item) {
    Inclusions.Found found = new Inclusions(play, inclusion, state).find();
    if (found.choice().isEmpty()) {
      String label = new Passes(play, inclusion, state, item.scope()).label(item);
      return report(found.outcome(), Optional.of(label));
    }
    state.choose(gate(), found.choice().get());
    reenterRoles();
    BitSet badly = new BitSet();
    boolean well = true;
    for (TaskNode node : play.graph().nodes()) {
      if (node.isInside(inclusion)) {
        badly.set(node.index(), !inside.run(node, isBlocked(node, badly)));
        well &= !(isLast(node) && badly.get(node.index()));
      }
    }
    return well;
  }

  private void reenterRoles() {
    play.graph().nodes().stream()
        .filter(node -> node.isInside(inclusion))
        .flatMap(node -> node.sections().stream())
        .filter(section -> section.part() == Section.Part.ROLE)
        .filter(section -> !inclusion.sections().contains(section))
        .forEach(state::reenter);
  }

  private boolean isBlocked(TaskNode node, BitSet badly) {
    return play.graph().edges().stream()
        .filter(edge -> edge.to() == node.index() && edge.relation() == Edge.Relation.SAME_HOST)
        .anyMatch(edge -> badly.get(edge.from()));
  }

  /** Whether nothing inside follows it. */
  private boolean isLast(TaskNode node) {
    return play.graph().edges().stream()
        .filter(edge -> edge.from() == node.index())
        .filter(edge -> edge.reason() == Edge.Reason.WRITTEN_ORDER)
        .noneMatch(edge -> play.graph().nodes().get(edge.to()).isInside(inclusion));
  }

  private boolean report(Outcome outcome, Optional<String> label) {
    TaskResult result = Outcomes.result(inclusion, state.name(), new ItemResult(label, outcome));
    state.count(result);
    play.services().events().on(new RunEvent.TaskEnded(result));
    return result.status() != TaskResult.Status.FAILED
        && result.status() != TaskResult.Status.UNREACHABLE;
  }

  private Gate gate() {
    return inclusion.gate().orElseThrow();
  }
}
