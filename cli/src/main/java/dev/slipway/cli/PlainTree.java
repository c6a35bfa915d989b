package dev.slipway.cli;

import dev.slipway.model.Definition;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as they are written, with their expressions, as plain data. */
final class PlainTree {
  private static final String ENCRYPTED = "(encrypted)";

  private PlainTree() {}

  static @Nullable Object of(Definition definition) {
    return switch (definition) {
      case Definition.Written(Node node) -> of(node);
      case Definition.Data(var value) -> value == null ? null : value.toString();
      case Definition.Lazy _ -> "(known when it is used)";
    };
  }

  static @Nullable Object of(Node node) {
    return switch (node) {
      case Scalar scalar -> isEncrypted(scalar) ? ENCRYPTED : scalar.value();
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.name(), of(entry.value())));
        yield entries;
      }
    };
  }

  private static boolean isEncrypted(Scalar scalar) {
    return scalar.tag() == Scalar.Tag.VAULT || scalar.range().file().secret();
  }
}
