package dev.slipway.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of {@code $omit}: an argument that has it counts as not given. */
public enum Omit {
  INSTANCE;

  /** The map without the entries that are omitted, at any depth. */
  public static Map<String, @Nullable Object> strip(
      Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != INSTANCE) {
            kept.put(key, strip(value));
          }
        });
    return kept;
  }

  /** The value without what is omitted inside of it. */
  @SuppressWarnings("unchecked")
  public static @Nullable Object strip(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return strip((Map<String, ? extends @Nullable Object>) map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> kept = new ArrayList<>(list.size());
      for (Object item : list) {
        if (item != INSTANCE) {
          kept.add(strip(item));
        }
      }
      return kept;
    }
    return value;
  }

  @Override
  public String toString() {
    return "$omit";
  }
}
