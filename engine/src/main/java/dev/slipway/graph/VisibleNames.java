package dev.slipway.graph;

import dev.slipway.model.Definition;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Node;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The variables that a task can see on some host.
 *
 * @param node the task, with the layers around it
 * @param known what the inventory and the command line bring
 * @param produced what tasks set
 * @param looping what the loops around it bring
 */
record VisibleNames(TaskNode node, KnownNames known, Set<String> produced, Set<String> looping) {

  boolean contains(String name) {
    return known.written().containsKey(name)
        || known.provided().contains(name)
        || isSetByTasks(name)
        || node.layers().stream().anyMatch(layer -> layer.definitions().containsKey(name));
  }

  /** Whether more than what is written can be its value. */
  boolean isSetByTasks(String name) {
    return produced.contains(name) || looping.contains(name);
  }

  /** The values that are written for a name, in all places. */
  Set<Node> values(String name) {
    Set<Node> values = Collections.newSetFromMap(new IdentityHashMap<>());
    for (VariableLayer layer : node.layers()) {
      if (layer.definitions().get(name) instanceof Definition.Written(Node value)) {
        values.add(value);
      }
    }
    values.addAll(known.written().getOrDefault(name, Set.of()));
    return values;
  }

  /** All of them, for suggestions. */
  Set<String> all() {
    Set<String> all = new HashSet<>(known.all());
    all.addAll(produced);
    all.addAll(looping);
    node.layers().forEach(layer -> all.addAll(layer.definitions().keySet()));
    return all;
  }
}
