package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.module.ModuleRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what {@code set_stats} adds while a run goes on. Safe for several threads. */
final class StatisticsCount {
  private final Map<String, Object> run = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> hosts = new LinkedHashMap<>();

  /** Takes the result of any task. */
  synchronized void add(TaskNode node, TaskResult result) {
    if (!ModuleRegistry.shortName(node.task().module().text()).equals("set_stats")) {
      return;
    }
    for (ItemResult item : result.items()) {
      if (item.outcome().values().get("ansible_stats") instanceof Map<?, ?> given) {
        boolean perHost = Boolean.TRUE.equals(given.get("per_host"));
        boolean aggregate = Boolean.TRUE.equals(given.get("aggregate"));
        Map<String, Object> into =
            perHost ? hosts.computeIfAbsent(result.host(), _ -> new LinkedHashMap<>()) : run;
        if (given.get("data") instanceof Map<?, ?> data) {
          data.forEach(
              (name, value) -> {
                Object shown = result.hidden() ? Redactions.MASK : value;
                put(into, String.valueOf(name), shown, aggregate);
              });
        }
      }
    }
  }

  private static void put(
      Map<String, Object> into, String name, @Nullable Object value, boolean aggregate) {
    Object before = into.get(name);
    Object given = value == null ? "" : value;
    into.put(name, before == null || !aggregate ? given : sum(before, given));
  }

  /** Values of different kinds cannot be added: the first one stays. */
  private static Object sum(Object before, Object value) {
    return switch (before) {
      case Long number when value instanceof Long more -> number + more;
      case Number number when value instanceof Number more ->
          number.doubleValue() + more.doubleValue();
      case String text when value instanceof String more -> text + more;
      case List<?> list when value instanceof List<?> more -> {
        List<Object> all = new ArrayList<>(list);
        all.addAll(more);
        yield all;
      }
      case Map<?, ?> map when value instanceof Map<?, ?> more -> merged(map, more);
      default -> before;
    };
  }

  private static Map<Object, Object> merged(Map<?, ?> before, Map<?, ?> more) {
    Map<Object, Object> all = new LinkedHashMap<>(before);
    more.forEach(
        (key, value) ->
            all.merge(
                key,
                value,
                (left, right) ->
                    left instanceof Map<?, ?> one && right instanceof Map<?, ?> other
                        ? merged(one, other)
                        : right));
    return all;
  }

  synchronized Statistics statistics() {
    return new Statistics(run, hosts);
  }
}
