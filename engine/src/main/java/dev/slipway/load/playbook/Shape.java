package dev.slipway.load.playbook;

import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.stream.Collectors;

/** A value as text without its place, so that two values can be compared. */
final class Shape {
  private Shape() {}

  static String of(Node node) {
    return switch (node) {
      case Scalar scalar -> "'" + scalar.value() + "'" + scalar.tag();
      case Sequence sequence ->
          sequence.items().stream().map(Shape::of).collect(Collectors.joining(",", "[", "]"));
      case Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> entry.name() + ":" + of(entry.value()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }
}
