package dev.slipway.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.run.Redactions;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of variables and results, as text and as what JSON can hold. */
final class ValueText {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();

  private ValueText() {}

  /**
   * Text as it is, lists and mappings as indented JSON. Masked before it becomes JSON, whose
   * escapes would hide a secret from the mask.
   */
  static String pretty(@Nullable Object value, Redactions redactions) {
    if (!(value instanceof Map<?, ?> || value instanceof List<?>)) {
      return redactions.mask(String.valueOf(value));
    }
    return write(JSON, plain(value, redactions), true);
  }

  /** Text as it is, everything else as JSON on one line; masked. */
  static String line(Object value, Redactions redactions) {
    return value instanceof String text
        ? redactions.mask(text)
        : write(JSON, plain(value, redactions), false);
  }

  /** On one line. */
  static String json(Object value) {
    return write(JSON, value, false);
  }

  /** As {@link #json(Object)}, piece by piece; the writer stays open. */
  static void json(Object value, Writer into) throws IOException {
    JSON.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(into, value);
  }

  private static String write(ObjectMapper mapper, @Nullable Object value, boolean indented) {
    try {
      return indented
          ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value)
          : mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can be written as JSON", e);
    }
  }

  /** A copy that holds nothing but what JSON knows, with every text and secret number masked. */
  static @Nullable Object plain(@Nullable Object value, Redactions redactions) {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case Number number -> redactions.isSecret(number.toString()) ? Redactions.MASK : number;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach(
            (key, entry) ->
                copy.put(redactions.mask(String.valueOf(key)), plain(entry, redactions)));
        yield copy;
      }
      case Iterable<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(entry -> copy.add(plain(entry, redactions)));
        yield copy;
      }
      case Object other -> redactions.mask(String.valueOf(other));
    };
  }
}
