package dev.slipway.run;

import dev.slipway.graph.Producers;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Scope;
import dev.slipway.tree.Scalar;
import java.time.Duration;
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
  private final Passes passes;

  TaskRun(PlayContext play, TaskNode node, HostState state) {
    this.play = play;
    this.node = node;
    this.state = state;
    this.scope = play.scopes().scope(state.host(), node, MagicVariables.layers(play, node, state));
    this.keywords = new Keywording(play.renderer(), node, scope);
    this.passes = new Passes(play, node, state, scope);
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
        isIgnored(items),
        safely(Keyword.NO_LOG),
        delegate(),
        took);
  }

  private boolean isIgnored(List<ItemResult> items) {
    boolean failed = items.stream().anyMatch(TaskRun::hasFailed);
    boolean lost = items.stream().anyMatch(item -> item.outcome() instanceof Outcome.Unreachable);
    boolean refused = items.stream().anyMatch(item -> item.outcome() instanceof Outcome.Deviating);
    return (failed || lost)
        && !refused
        && (!failed || safely(Keyword.IGNORE_ERRORS))
        && (!lost || safely(Keyword.IGNORE_UNREACHABLE));
  }

  private static boolean hasFailed(ItemResult item) {
    return item.outcome() instanceof Outcome.Failed
        || item.outcome() instanceof Outcome.Indeterminate;
  }

  /** The result when a condition keeps the task from being done. */
  Optional<TaskResult> skipped() {
    try {
      return passes
          .falseCondition(scope)
          .map(condition -> new Outcome.Skipped(condition + " is false"))
          .map(outcome -> Outcomes.result(node, state, outcome));
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return Optional.of(Outcomes.result(node, state, Outcomes.of(e)));
    }
  }

  private List<ItemResult> guarded() {
    try {
      return passes.run();
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return List.of(new ItemResult(Optional.empty(), Outcomes.of(e)));
    }
  }

  private void register(List<ItemResult> items, boolean looped) {
    Map<String, Object> facts = new LinkedHashMap<>();
    items.forEach(item -> facts.putAll(Passes.facts(node, item.outcome())));
    Optional<HostState> other =
        safely(Keyword.DELEGATE_FACTS) ? delegate().flatMap(play::state) : Optional.empty();
    other.orElse(state).gather(gathered(items));
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

  private Map<String, Object> gathered(List<ItemResult> items) {
    Map<String, Object> gathered = new LinkedHashMap<>();
    for (String name : Producers.ofFacts(node)) {
      items.stream()
          .map(item -> item.outcome().values())
          .map(values -> values.get("ansible_facts") instanceof Map<?, ?> facts ? facts : values)
          .filter(values -> values.containsKey(name))
          .forEach(values -> gathered.put(name, values.get(name)));
    }
    return gathered;
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
