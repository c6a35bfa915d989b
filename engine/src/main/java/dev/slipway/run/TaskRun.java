package dev.slipway.run;

import dev.slipway.graph.Producers;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.model.Unknown;
import dev.slipway.plan.LoopItems;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out one task on one host: conditions, loop, attempts, what is registered and notified.
 */
final class TaskRun {
  private final PlayContext play;
  private final TaskNode node;
  private final HostState state;
  private final Scope scope;
  private final Keywording keywords;

  TaskRun(PlayContext play, TaskNode node, HostState state) {
    this.play = play;
    this.node = node;
    this.state = state;
    this.scope = play.scopes().scope(state.host(), node, MagicVariables.layers(play, node, state));
    this.keywords = new Keywording(play.renderer(), node, scope);
  }

  /** On how many hosts it may run at once; 0: no limit. */
  int throttle() {
    try {
      return keywords.integer(Keyword.THROTTLE).map(Long::intValue).orElse(0);
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      // Whoever cannot be told a limit is most careful.
      return 1;
    }
  }

  /** Runs the task; whatever goes wrong is in the result. */
  TaskResult run() {
    long start = System.nanoTime();
    List<ItemResult> items = guarded();
    boolean looped = node.surroundings().innermost(Keyword.LOOP).isPresent();
    register(items, looped);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new TaskResult(
        state.name(),
        node,
        title(),
        items,
        safely(Keyword.IGNORE_ERRORS),
        safely(Keyword.NO_LOG),
        delegate(),
        took);
  }

  /** The result when a condition keeps the task from being done. */
  Optional<TaskResult> skipped() {
    try {
      return falseCondition(scope)
          .map(condition -> new Outcome.Skipped(condition + " is false"))
          .map(outcome -> Outcomes.result(node, state, outcome));
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return Optional.of(Outcomes.result(node, state, Outcomes.of(e)));
    }
  }

  private List<ItemResult> guarded() {
    try {
      return items();
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return List.of(new ItemResult(Optional.empty(), Outcomes.of(e)));
    }
  }

  private List<ItemResult> items() {
    // Without a loop the condition comes first; in a loop it is evaluated for each item.
    boolean looped = node.surroundings().innermost(Keyword.LOOP).isPresent();
    if (!looped) {
      return List.of(new ItemResult(Optional.empty(), item(scope)));
    }
    Optional<Outcome> never = alwaysFalse();
    if (never.isPresent()) {
      return List.of(new ItemResult(Optional.empty(), never.get()));
    }
    List<LoopItems.Item> passes = LoopItems.of(node, play.renderer(), scope).orElseThrow();
    if (passes.isEmpty()) {
      return List.of(
          new ItemResult(Optional.empty(), new Outcome.Skipped("the list of the loop is empty")));
    }
    List<ItemResult> results = new ArrayList<>();
    for (LoopItems.Item pass : passes) {
      results.add(new ItemResult(Optional.of(label(pass)), guardedItem(pass.scope())));
    }
    return results;
  }

  /** A condition that is false without the item masks errors of the loop, as with Ansible. */
  private Optional<Outcome> alwaysFalse() {
    try {
      return falseCondition(scope).map(text -> new Outcome.Skipped(text + " is false"));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  private Outcome guardedItem(Scope itemScope) {
    try {
      return item(itemScope);
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return Outcomes.of(e);
    }
  }

  private Outcome item(Scope itemScope) {
    Optional<String> condition = falseCondition(itemScope);
    return condition.isPresent()
        ? new Outcome.Skipped(condition.get() + " is false")
        : new Attempts(play, node, state, itemScope).run();
  }

  /** The first condition that does not hold; the outermost is asked first. */
  private Optional<String> falseCondition(Scope itemScope) {
    for (Node condition : node.surroundings().all(Keyword.WHEN)) {
      if (!play.renderer().holds(condition, itemScope)) {
        return Optional.of(
            condition instanceof Scalar scalar ? scalar.text() : "one of the conditions");
      }
    }
    return Optional.empty();
  }

  private String label(LoopItems.Item pass) {
    Object shown =
        pass.label().isPresent()
            ? play.renderer().render(pass.label().get(), pass.scope())
            : pass.value();
    return Renderer.text(shown);
  }

  private void register(List<ItemResult> items, boolean looped) {
    Map<String, Object> facts = new LinkedHashMap<>();
    items.forEach(item -> facts.putAll(facts(item.outcome())));
    Optional<HostState> other =
        safely(Keyword.DELEGATE_FACTS) ? delegate().flatMap(play::state) : Optional.empty();
    if (other.isPresent()) {
      other.get().produce(facts);
      facts.clear();
    }
    node.task()
        .keywords()
        .scalar(Keyword.REGISTER)
        .ifPresent(
            name ->
                facts.put(
                    name.text(),
                    looped
                        ? Outcomes.registered(items, node.title())
                        : Outcomes.registered(items.getFirst().outcome(), node.title())));
    state.produce(facts);
  }

  /** The variables that {@code set_fact} sets; marks where they are known only after apply. */
  private Map<String, Object> facts(Outcome outcome) {
    if (!(outcome instanceof Outcome.AfterApply(String task))) {
      return Outcomes.facts(outcome);
    }
    Map<String, Object> unknown = new LinkedHashMap<>();
    Producers.of(node).forEach(name -> unknown.put(name, new Unknown(task)));
    return unknown;
  }

  /** The evaluated name; as it was written where it cannot be evaluated. */
  private String title() {
    Optional<Scalar> name = node.task().keywords().scalar(Keyword.NAME);
    String prefix = node.task().role().map(role -> role.name() + " : ").orElse("");
    try {
      return prefix
          + name.map(scalar -> play.renderer().renderText(scalar, scope))
              .orElseGet(node.task()::title);
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return node.title();
    }
  }

  private boolean safely(Keyword keyword) {
    try {
      return keywords.isSet(keyword);
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return keyword == Keyword.NO_LOG;
    }
  }

  private Optional<String> delegate() {
    try {
      return keywords.text(Keyword.DELEGATE_TO);
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return Optional.empty();
    }
  }
}
