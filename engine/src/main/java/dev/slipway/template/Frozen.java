package dev.slipway.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of lists and maps that nobody can change: a variable is shared by all tasks of a host, and
 * a template can call {@code add} and {@code put}.
 */
final class Frozen {
  private Frozen() {}

  static @Nullable Object of(@Nullable Object value) {
    if (isFrozen(value)) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(key, of(item)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> copy = new ArrayList<>(items.size());
      items.forEach(item -> copy.add(of(item)));
      return Collections.unmodifiableList(copy);
    }
    return Values.normal(value);
  }

  /**
   * Whether a value is good as it is. Maps of our own are, such as one that fetches facts when they
   * are asked for; of the JDK's those are that cannot be changed, and with them what is in them.
   */
  static boolean isFrozen(@Nullable Object value) {
    if (!(value instanceof Map || value instanceof Collection)) {
      return value == null || value instanceof String;
    }
    String name = value.getClass().getName();
    return !name.startsWith("java.util.")
        || name.startsWith("java.util.Collections$Unmodifiable")
        || name.startsWith("java.util.ImmutableCollections");
  }
}
