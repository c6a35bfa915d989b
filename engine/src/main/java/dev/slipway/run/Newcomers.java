package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.module.ModuleRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out what {@code add_host} and {@code group_by} found to be done, in a dry run as well.
 */
final class Newcomers {
  private Newcomers() {}

  static void welcome(Population population, HostState state, TaskNode node, TaskResult result) {
    String module = ModuleRegistry.shortName(node.task().module().text());
    for (ItemResult item : result.items()) {
      Map<String, Object> values = item.outcome().values();
      if (module.equals("add_host") && values.get("add_host") instanceof Map<?, ?> host) {
        population.addHost(
            String.valueOf(host.get("host_name")),
            texts(host.get("groups")),
            variables(host.get("host_vars")));
      } else if (module.equals("group_by") && values.get("add_group") instanceof String group) {
        population.addToGroup(state.name(), group, texts(values.get("parent_groups")));
      }
    }
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static Map<String, Object> variables(@org.jspecify.annotations.Nullable Object value) {
    Map<String, Object> variables = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, one) -> variables.put(String.valueOf(name), one));
    }
    return variables;
  }
}
