package dev.slipway.graph;

import dev.slipway.model.Definition;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every name that some layer on some host can define, outside the playbook's own tasks.
 *
 * @param written the values a user wrote for a name, in all places
 * @param provided names that the engine and its tools provide
 * @param facts the names under {@code facts}
 */
public record KnownNames(Map<String, Set<Node>> written, Set<String> provided, Set<String> facts) {

  public static KnownNames of(
      Inventory inventory, List<VariableLayer> extra, Set<String> provided, Set<String> facts) {
    Map<String, Set<Node>> written = new LinkedHashMap<>();
    Stream<VariableLayer> ofHosts =
        Stream.concat(inventory.hosts().values().stream(), inventory.implicitLocalhost().stream())
            .map(Host::variables)
            .flatMap(List::stream)
            .distinct();
    Stream.concat(ofHosts, extra.stream()).forEach(layer -> collect(layer, written));
    return new KnownNames(written, provided, facts);
  }

  static void collect(VariableLayer layer, Map<String, Set<Node>> into) {
    layer
        .definitions()
        .forEach(
            (name, definition) -> {
              Collection<Node> nodes =
                  into.computeIfAbsent(
                      name,
                      _ -> java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>()));
              if (definition instanceof Definition.Written(Node node)) {
                nodes.add(node);
              }
            });
  }

  /** All names, for suggestions. */
  Set<String> all() {
    Set<String> all = new LinkedHashSet<>(written.keySet());
    all.addAll(provided);
    return all;
  }
}
