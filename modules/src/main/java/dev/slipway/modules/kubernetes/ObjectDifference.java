package dev.slipway.modules.kubernetes;

import dev.slipway.module.Change;
import dev.slipway.modules.support.Concealed;
import dev.slipway.modules.support.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where two states of an object differ, path by path. Texts that hold JSON or YAML are compared by
 * what is in them; values of a Secret are never shown. Pure.
 */
final class ObjectDifference {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Set<String> PAYLOADS = Set.of("data", "stringData");

  private final String title;
  private final boolean secret;
  private final List<Change> changes = new ArrayList<>();

  private ObjectDifference(String title, boolean secret) {
    this.title = title;
    this.secret = secret;
  }

  static List<Change> between(
      ClusterObject object, Map<String, Object> before, Map<String, Object> after) {
    ObjectDifference difference = new ObjectDifference(object.title(), object.isSecret());
    difference.compare("", false, before, after);
    return List.copyOf(difference.changes);
  }

  /** An object as YAML that may be shown. */
  static String shown(ClusterObject object, Map<String, Object> state) {
    return Documents.render(List.of(object.isSecret() ? masked(state) : state));
  }

  private static Map<String, Object> masked(Map<String, Object> state) {
    Map<String, Object> masked = new LinkedHashMap<>(state);
    for (String payload : PAYLOADS) {
      if (state.get(payload) instanceof Map<?, ?> values) {
        Map<String, Object> concealed = new LinkedHashMap<>();
        values.keySet().forEach(key -> concealed.put(String.valueOf(key), Concealed.SECRET));
        masked.put(payload, concealed);
      }
    }
    return masked;
  }

  private void compare(
      String path, boolean payload, @Nullable Object before, @Nullable Object after) {
    if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
      Set<Object> keys = new LinkedHashSet<>(one.keySet());
      keys.addAll(other.keySet());
      for (Object key : keys) {
        boolean below = payload || (path.isEmpty() && PAYLOADS.contains(String.valueOf(key)));
        compare(join(path, String.valueOf(key)), below, one.get(key), other.get(key));
      }
    } else if (before instanceof List<?> one && after instanceof List<?> other) {
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        compare(path + "[" + i + "]", payload, at(one, i), at(other, i));
      }
    } else if (!java.util.Objects.equals(before, after)) {
      differ(path, payload, before, after);
    }
  }

  private static @Nullable Object at(List<?> list, int index) {
    return index < list.size() ? list.get(index) : null;
  }

  private static String join(String path, String key) {
    String step = PLAIN_KEY.matcher(key).matches() ? "." + key : "['" + key + "']";
    return path.isEmpty() && step.startsWith(".") ? key : path + step;
  }

  private void differ(
      String path, boolean payload, @Nullable Object before, @Nullable Object after) {
    Optional<Map<String, Object>> inBefore = embedded(payload, before);
    Optional<Map<String, Object>> inAfter = embedded(payload, after);
    if (inBefore.isPresent() && inAfter.isPresent() && !inBefore.equals(inAfter)) {
      compare(path + ":", true, inBefore.get(), inAfter.get());
      return;
    }
    changes.add(
        secret && payload
            ? Concealed.attribute(title, path, before != null, after != null)
            : new Change.Attribute(title, path, text(before), text(after), false));
  }

  private Optional<Map<String, Object>> embedded(boolean payload, @Nullable Object value) {
    return payload && !secret && value instanceof String text
        ? Documents.yaml(text).filter(found -> found.size() == 1).map(List::getFirst)
        : Optional.empty();
  }

  private static Optional<String> text(@Nullable Object value) {
    return Optional.ofNullable(value).map(it -> it instanceof String text ? text : Json.text(it));
  }
}
