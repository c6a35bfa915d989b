package dev.slipway.template;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools by name. */
final class Toolbox {
  Set<String> names() {
    return Set.of("omit");
  }

  @Nullable Object get(String name, Scope scope) {
    return name.equals("omit") ? Omit.INSTANCE : null;
  }
}
