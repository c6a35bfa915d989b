package dev.slipway.modules.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Objects with gaps, of which Slipway ships some. Gaps are filled in the parsed objects, so a value
 * never becomes syntax: a text that is one gap ({@code ${name}}) becomes the value with its type, a
 * gap within a text its text. A map with {@code only_if: name} is there when that value is true.
 */
record ManifestTemplate(List<Map<String, Object>> documents) {
  private static final Pattern GAP = Pattern.compile("\\$\\{([a-z]+)\\}");
  private static final String CONDITION = "only_if";

  /** The template that is shipped under a name. */
  static ManifestTemplate shipped(String name) {
    try (InputStream in =
        Objects.requireNonNull(ManifestTemplate.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ManifestTemplate(Documents.yaml(text).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The objects with these values, in order. A gap without a value is a mistake of the template.
   */
  List<ClusterObject> filled(Map<String, Object> values) {
    List<ClusterObject> objects = new ArrayList<>();
    for (Map<String, Object> document : documents) {
      map(document, values).map(ClusterObject::new).ifPresent(objects::add);
    }
    return objects;
  }

  private static Optional<Map<String, Object>> map(Map<?, ?> map, Map<String, Object> values) {
    if (map.containsKey(CONDITION)
        && !Boolean.TRUE.equals(value(String.valueOf(map.get(CONDITION)), values))) {
      return Optional.empty();
    }
    Map<String, Object> filled = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!key.equals(CONDITION)) {
            fill(value, values).ifPresent(it -> filled.put(String.valueOf(key), it));
          }
        });
    return Optional.of(filled);
  }

  private static Optional<Object> fill(@Nullable Object node, Map<String, Object> values) {
    return switch (node) {
      case null -> Optional.empty();
      case Map<?, ?> map -> map(map, values).map(Object.class::cast);
      case List<?> list ->
          Optional.of(list.stream().flatMap(item -> fill(item, values).stream()).toList());
      case String text -> Optional.of(text(text, values));
      case Object other -> Optional.of(other);
    };
  }

  private static Object text(String text, Map<String, Object> values) {
    Matcher gap = GAP.matcher(text);
    return gap.matches()
        ? value(gap.group(1), values)
        : gap.replaceAll(
            found -> Matcher.quoteReplacement(String.valueOf(value(found.group(1), values))));
  }

  private static Object value(String name, Map<String, Object> values) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
