package dev.slipway.run;

import dev.slipway.graph.Producers;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.model.LoopControl;
import dev.slipway.model.Unknown;
import dev.slipway.plan.LoopItems;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    return passes.isEmpty() ? List.of(new ItemResult(Optional.empty(), emptyLoop())) : each(passes);
  }

  static Outcome emptyLoop() {
    return new Outcome.Skipped("the list of the loop is empty");
  }

  private List<ItemResult> each(List<LoopItems.Item> passes) {
    LoopPace pace = new LoopPace(play, node);
    List<ItemResult> results = new ArrayList<>();
    Scope current = scope;
    for (LoopItems.Item pass : passes) {
      LoopItems.Item now = pass.over(current);
      if (!results.isEmpty() && !pace.pause(now.scope())) {
        return results;
      }
      Outcome outcome = guarded(now.scope());
      results.add(result(now, outcome));
      current = known(outcome, current);
      try {
        if (pace.isBroken(Attempts.withResult(node, pass.over(current).scope(), outcome))) {
          return results;
        }
      } catch (KnownAfterApplyException e) {
        // Whether there is another pass is known when this one was done.
        Scope latest = current;
        passes.stream()
            .skip(results.size())
            .forEach(later -> results.add(result(later.over(latest), Outcomes.of(e))));
        return results;
      }
    }
    return results;
  }

  private ItemResult result(LoopItems.Item pass, Outcome outcome) {
    String variable = LoopControl.of(node.task().keywords()).variable();
    Map<String, Object> loop = new LinkedHashMap<>();
    loop.put(variable, pass.value());
    loop.put("ansible_loop_var", variable);
    return new ItemResult(Optional.of(label(pass)), outcome, loop, title(pass));
  }

  /** The name of the task, where it is another one for each item. */
  private Optional<String> title(LoopItems.Item pass) {
    String prefix = node.task().role().map(role -> role.name() + " : ").orElse("");
    try {
      return node.task()
          .keywords()
          .scalar(Keyword.NAME)
          .filter(name -> !name.isLiteral())
          .map(name -> prefix + play.renderer().renderText(name, pass.scope()));
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return Optional.empty();
    }
  }

  /** What a pass sets is there for the passes behind it. */
  private Scope known(Outcome outcome, Scope before) {
    Map<String, Object> facts = facts(node, outcome);
    if (facts.isEmpty() || node.surroundings().isGiven(Keyword.DELEGATE_FACTS)) {
      return before;
    }
    state.produce(facts);
    return play.scopes().scope(state.host(), node, MagicVariables.layers(play, node, state));
  }

  /** The variables that {@code set_fact} sets; marks where they are known only after apply. */
  static Map<String, Object> facts(TaskNode node, Outcome outcome) {
    if (!(outcome instanceof Outcome.AfterApply(String task))) {
      return Outcomes.facts(node, outcome);
    }
    Map<String, Object> unknown = new LinkedHashMap<>();
    Producers.of(node).forEach(name -> unknown.put(name, new Unknown(task)));
    return unknown;
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
