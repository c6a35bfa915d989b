package dev.slipway.model;

import dev.slipway.tree.Node;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the value of a variable is had. */
public sealed interface Definition {

  /** A user wrote it; it is evaluated when it is used. */
  record Written(Node node) implements Definition {}

  /** A finished value, from a host or from the engine; never evaluated. */
  record Data(@Nullable Object value) implements Definition {}

  /** A finished value that is fetched when it is first used, such as facts; never evaluated. */
  record Lazy(Supplier<Object> supplier) implements Definition {}
}
