package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.plan.LoopItems;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does a task for each item of its loop, or once where it has none. */
final class Passes {
  private final PlayContext play;
  private final TaskNode node;
  private final HostState state;
  private final Scope scope;

  Passes(PlayContext play, TaskNode node, HostState state, Scope scope) {
    this.play = play;
    this.node = node;
    this.state = state;
    this.scope = scope;
  }

  List<ItemResult> run() {
    // Without a loop the condition comes first; in a loop it is evaluated for each item.
    if (node.surroundings().innermost(Keyword.LOOP).isEmpty()) {
      return List.of(new ItemResult(Optional.empty(), once(scope)));
    }
    Optional<Outcome> never = alwaysFalse();
    if (never.isPresent()) {
      return List.of(new ItemResult(Optional.empty(), never.get()));
    }
    List<LoopItems.Item> passes = LoopItems.of(node, play.renderer(), scope).orElseThrow();
    return passes.isEmpty()
        ? List.of(new ItemResult(Optional.empty(), emptyLoop()))
        : each(passes);
  }

  static Outcome emptyLoop() {
    return new Outcome.Skipped("the list of the loop is empty");
  }

  private List<ItemResult> each(List<LoopItems.Item> passes) {
    LoopPace pace = new LoopPace(play, node);
    List<ItemResult> results = new ArrayList<>();
    Optional<Outcome> end = Optional.empty();
    for (LoopItems.Item pass : passes) {
      if (end.isEmpty() && !results.isEmpty() && !pace.pause(pass.scope())) {
        break;
      }
      Outcome outcome = end.isPresent() ? end.get() : guarded(pass.scope());
      results.add(new ItemResult(Optional.of(label(pass)), outcome));
      if (end.isEmpty()) {
        try {
          if (pace.isBroken(Attempts.withResult(node, pass.scope(), outcome))) {
            break;
          }
        } catch (KnownAfterApplyException e) {
          // Whether there is another pass is known when this one was done.
          end = Optional.of(Outcomes.of(e));
        }
      }
    }
    return results;
  }

  /** A condition that is false without the item masks errors of the loop, as with Ansible. */
  Optional<Outcome> alwaysFalse() {
    try {
      return falseCondition(scope).map(text -> new Outcome.Skipped(text + " is false"));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  private Outcome guarded(Scope pass) {
    try {
      return once(pass);
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return Outcomes.of(e);
    }
  }

  private Outcome once(Scope pass) {
    Optional<String> condition = falseCondition(pass);
    return condition.isPresent()
        ? new Outcome.Skipped(condition.get() + " is false")
        : new Attempts(play, node, state, pass).run();
  }

  /** The first condition that does not hold; the outermost is asked first. */
  Optional<String> falseCondition(Scope pass) {
    for (Node condition : node.surroundings().all(Keyword.WHEN)) {
      if (!play.renderer().holds(condition, pass)) {
        return Optional.of(
            condition instanceof Scalar scalar ? scalar.text() : "one of the conditions");
      }
    }
    return Optional.empty();
  }

  String label(LoopItems.Item pass) {
    Object shown =
        pass.label().isPresent()
            ? play.renderer().render(pass.label().get(), pass.scope())
            : pass.value();
    return Renderer.text(shown);
  }
}
