package dev.slipway.modules.cases;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A mapping of a case file; what is not read from it is a mistake of its writer. */
public final class YamlMap {
  private static final String BASE_64 = "base64:";

  private final Map<String, Object> left;

  private YamlMap(Map<String, Object> entries) {
    left = new LinkedHashMap<>(entries);
  }

  /**
   * A mapping whose entries are taken one by one.
   *
   * @throws IllegalArgumentException when the value is no mapping with texts as keys
   */
  public static YamlMap of(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("not a mapping: " + value);
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    return new YamlMap(entries);
  }

  /** Any YAML value; whole numbers are {@link Long}, at every depth. */
  public static Object parse(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return normalised(new Yaml(new SafeConstructor(options)).load(yaml));
  }

  /** With {@link Long} for every whole number and texts as keys, so that values compare. */
  static Object normalised(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(YamlMap::normalisedOrNull).toList();
      case Map<?, ?> map -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), normalisedOrNull(entry)));
        yield entries;
      }
      case null -> "null";
      default -> value;
    };
  }

  private static Object normalisedOrNull(Object value) {
    return value == null ? null : normalised(value);
  }

  public Optional<Object> take(String key) {
    return Optional.ofNullable(left.remove(key));
  }

  public Optional<String> optionalText(String key) {
    return take(key).map(String::valueOf);
  }

  public String text(String key, String otherwise) {
    return optionalText(key).orElse(otherwise);
  }

  public long number(String key, long otherwise) {
    return take(key).map(value -> ((Number) value).longValue()).orElse(otherwise);
  }

  public boolean flag(String key, boolean otherwise) {
    return take(key).map(Boolean.class::cast).orElse(otherwise);
  }

  public List<?> list(String key) {
    return take(key).map(value -> (List<?>) value).orElse(List.of());
  }

  public boolean has(String key) {
    return left.containsKey(key);
  }

  /** The entries that were not taken yet. */
  public Map<String, Object> rest() {
    Map<String, Object> rest = new LinkedHashMap<>(left);
    left.clear();
    return rest;
  }

  /**
   * Makes sure that every entry was taken.
   *
   * @throws IllegalArgumentException when a key is left that nobody asked for
   */
  public void mustBeUsedUp() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("not known here: " + left.keySet());
    }
  }

  /** The bytes of a file: UTF-8, or those that stand in Base64 behind {@code base64:}. */
  public static byte[] bytes(String text) {
    return text.startsWith(BASE_64)
        ? Base64.getDecoder().decode(text.substring(BASE_64.length()))
        : text.getBytes(StandardCharsets.UTF_8);
  }
}
