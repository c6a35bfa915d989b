package dev.slipway.load.inventory;

import dev.slipway.model.Definition;
import dev.slipway.model.Host;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Written values as plain ones, for assertions. */
final class Values {
  private Values() {}

  static @Nullable Object plain(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.value();
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.name(), plain(entry.value())));
        yield entries;
      }
    };
  }

  /** What each variable of a host is in the end, by name. */
  static Map<String, @Nullable Object> of(Host host) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    for (VariableLayer layer : host.variables()) {
      layer.definitions().forEach((name, definition) -> values.put(name, plain(definition)));
    }
    return values;
  }

  private static @Nullable Object plain(Definition definition) {
    return switch (definition) {
      case Definition.Written(Node node) -> plain(node);
      case Definition.Data(var value) -> value;
      case Definition.Lazy(var supplier) -> supplier.get();
    };
  }
}
