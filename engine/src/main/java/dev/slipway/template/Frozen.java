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
    if (!isOfJdk(value)) {
      return Values.normal(value);
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
    return value;
  }

  /**
   * Maps of our own, such as one that fetches facts when they are asked for, stay what they are.
   */
  private static boolean isOfJdk(@Nullable Object value) {
    return value != null
        && value.getClass().getPackageName().equals("java.util")
        && !value.getClass().getSimpleName().startsWith("Unmodifiable");
  }
}
