package dev.slipway.modules.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.slipway.modules.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** JSON and YAML as maps, lists, texts, numbers and booleans. */
final class Documents {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .build())
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build();

  private Documents() {}

  /** The map that a JSON text stands for; empty when it is none. */
  static Optional<Map<String, Object>> json(String text) {
    return Json.parse(text).filter(Map.class::isInstance).map(Documents::map);
  }

  /** The documents of a YAML text that are maps; empty when it is no YAML. */
  static Optional<List<Map<String, Object>>> yaml(String text) {
    try (MappingIterator<Map<String, Object>> documents = YAML.readerFor(MAP).readValues(text)) {
      return Optional.of(documents.readAll().stream().filter(Objects::nonNull).toList());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** As YAML, a document each. */
  static String render(List<Map<String, Object>> documents) {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> document : documents) {
      try {
        text.append(YAML.writeValueAsString(document));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }

  @SuppressWarnings("unchecked") // JSON has texts as keys.
  private static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }

  /** The map under a key; empty when there is none. */
  @SuppressWarnings("unchecked") // JSON and YAML have texts as keys.
  static Map<String, Object> map(Map<String, Object> of, String key) {
    return of.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The text, number or boolean under a key, as text. */
  static String text(Map<String, Object> of, String key) {
    Object value = of.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /** The maps in the list under a key; what is no map is left out. */
  @SuppressWarnings("unchecked") // JSON and YAML have texts as keys.
  static List<Map<String, Object>> maps(Map<String, Object> of, String key) {
    return list(of, key).stream()
        .filter(Map.class::isInstance)
        .map(item -> (Map<String, Object>) item)
        .toList();
  }

  /** The list under a key; empty when there is none. */
  static List<?> list(Map<String, Object> of, String key) {
    return of.get(key) instanceof List<?> list ? list : List.of();
  }
}
