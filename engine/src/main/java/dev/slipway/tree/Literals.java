package dev.slipway.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The plain values of nodes, without evaluating anything. */
public final class Literals {
  private Literals() {}

  /** The value of a node in which nothing has to be evaluated. */
  public static @Nullable Object of(Node node) {
    return of(node, Scalar::value);
  }

  /** The value of a node, in which something else stands for what has to be evaluated. */
  public static @Nullable Object of(Node node, Object evaluated) {
    return of(node, scalar -> scalar.isLiteral() ? scalar.value() : evaluated);
  }

  private static @Nullable Object of(Node node, Function<Scalar, @Nullable Object> value) {
    return switch (node) {
      case Scalar scalar -> value.apply(scalar);
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(of(item, value)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.name(), of(entry.value(), value)));
        yield entries;
      }
    };
  }

  /** The same node, in which nothing is evaluated. */
  public static Node unevaluated(Node node) {
    return switch (node) {
      case Scalar scalar ->
          new Scalar(
              scalar.range(), scalar.text(), scalar.value(), scalar.style(), Scalar.Tag.UNSAFE);
      case Sequence sequence ->
          new Sequence(
              sequence.range(), sequence.items().stream().map(Literals::unevaluated).toList());
      case Mapping mapping ->
          new Mapping(
              mapping.range(),
              mapping.entries().stream()
                  .map(entry -> new Mapping.Entry(entry.key(), unevaluated(entry.value())))
                  .toList());
    };
  }
}
