package dev.slipway.run;

import dev.slipway.diagnostic.Problem;
import dev.slipway.graph.Producers;
import dev.slipway.graph.TaskNode;
import dev.slipway.host.BecomeException;
import dev.slipway.host.HostException;
import dev.slipway.host.UnreachableException;
import dev.slipway.model.Unknown;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outcomes from what was thrown, and what {@code register} makes of them. */
final class Outcomes {
  private Outcomes() {}

  static Outcome of(RuntimeException thrown) {
    return switch (thrown) {
      case KnownAfterApplyException e -> new Outcome.AfterApply(e.unknown().task());
      case ExpressionException e -> of(e.problem());
      case Facts.HostFailure e -> of(e.failure());
      default -> throw thrown;
    };
  }

  static Outcome of(HostException thrown) {
    String message = String.valueOf(thrown.getMessage());
    return switch (thrown) {
      case UnreachableException e -> new Outcome.Unreachable(message, e.fix());
      case BecomeException e -> failed(message, e.fix());
      case dev.slipway.host.ConnectionLostException e -> new Outcome.Unreachable(message, e.fix());
      case dev.slipway.host.CommandFailedException e ->
          new Outcome.Failed(
              message, e.fix(), Optional.empty(), Map.of("rc", (long) e.result().exit()));
      case dev.slipway.host.CommandTimeoutException e -> failed(message, e.fix());
      case dev.slipway.host.UnreadableAnswerException e -> failed(message, e.fix());
    };
  }

  private static Outcome of(Problem problem) {
    return failed(problem.range() + ": " + problem.message(), problem.fix());
  }

  /** The result of a task that does not start, because something before it went wrong. */
  static TaskResult notReached(TaskNode node, HostState state) {
    Outcome outcome = new Outcome.NotReached("a task before it failed on " + state.name());
    return result(node, state, outcome);
  }

  /** A result that takes no time. */
  static TaskResult result(TaskNode node, HostState state, Outcome outcome) {
    return result(node, state.name(), new ItemResult(Optional.empty(), outcome));
  }

  /** The result of one pass of a loop that reports each of them by itself. */
  static TaskResult result(TaskNode node, String host, ItemResult item) {
    return new TaskResult(
        host, node, node.title(), List.of(item), false, false, Optional.empty(), Duration.ZERO);
  }

  static Outcome failed(String message, String fix) {
    return new Outcome.Failed(message, fix, Optional.empty(), Map.of());
  }

  /** The variables that {@code set_fact} sets. The facts of {@code setup} are no variables. */
  static Map<String, Object> facts(TaskNode node, Outcome outcome) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (Producers.setsVariables(node)
        && outcome.values().get("ansible_facts") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> facts.put(String.valueOf(name), value));
    }
    return facts;
  }

  /** The result of a task, in either form. */
  static Object registered(TaskResult result) {
    boolean looped = result.items().getFirst().label().isPresent();
    return looped
        ? registered(result.items(), result.title())
        : registered(result.items().getFirst().outcome(), result.title());
  }

  /** The result of a task without a loop. */
  static Object registered(Outcome outcome, String title) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("changed", outcome instanceof Outcome.Changed);
    result.put(
        "failed", outcome instanceof Outcome.Failed || outcome instanceof Outcome.Indeterminate);
    result.put("skipped", outcome instanceof Outcome.Skipped);
    switch (outcome) {
      case Outcome.Unchanged(Map<String, Object> values) -> result.putAll(values);
      case Outcome.Changed changed -> result.putAll(changed.values());
      case Outcome.Failed failed -> {
        result.put("msg", failed.message());
        result.putAll(failed.values());
      }
      case Outcome.Skipped skipped -> result.put("skip_reason", skipped.reason());
      case Outcome.AfterApply _ -> {
        return new Unknown(title);
      }
      case Outcome.Unreachable unreachable -> {
        result.put("unreachable", true);
        result.put("msg", unreachable.message());
      }
      case Outcome.Indeterminate indeterminate -> result.put("msg", indeterminate.message());
      case Outcome.NotReached notReached -> result.put("msg", notReached.because());
    }
    return result;
  }

  /** The result of a task with a loop. */
  static Object registered(List<ItemResult> items, String title) {
    Map<String, Object> result = new LinkedHashMap<>();
    List<Object> results =
        items.stream()
            .filter(item -> item.label().isPresent())
            .map(item -> registered(item, title))
            .toList();
    result.put("changed", any(items, Outcome.Changed.class));
    result.put("failed", any(items, Outcome.Failed.class));
    result.put(
        "skipped", items.stream().allMatch(item -> item.outcome() instanceof Outcome.Skipped));
    result.put("results", results);
    return result;
  }

  private static Object registered(ItemResult item, String title) {
    Object registered = registered(item.outcome(), title);
    if (registered instanceof Map<?, ?> result) {
      Map<Object, Object> withItem = new LinkedHashMap<>(result);
      withItem.putAll(item.loop());
      return withItem;
    }
    return registered;
  }

  private static boolean any(List<ItemResult> items, Class<? extends Outcome> kind) {
    return items.stream().anyMatch(item -> kind.isInstance(item.outcome()));
  }
}
