package dev.slipway.template.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A format in which values are written, by way of Jackson; whole numbers are {@link Long}. */
final class Document {
  private final String format;
  private final ObjectMapper mapper;

  Document(String format, ObjectMapper mapper) {
    this.format = format;
    this.mapper = mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  ObjectMapper mapper() {
    return mapper;
  }

  @Nullable Object parse(@Nullable Object text) {
    try {
      return withLongs(mapper.readValue(Given.text(text), Object.class));
    } catch (JsonProcessingException exception) {
      var place = exception.getLocation();
      String where =
          place == null
              ? ""
              : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
      throw new ToolException(
          "The text is no " + format + where + ": " + reason(exception) + ".",
          "give it valid " + format);
    }
  }

  /** Jackson gives {@link Integer} where a number is small. */
  @SuppressWarnings("unchecked")
  private static @Nullable Object withLongs(@Nullable Object value) {
    switch (value) {
      case Integer number -> {
        return number.longValue();
      }
      case Map<?, ?> map ->
          ((Map<String, @Nullable Object>) map).replaceAll((_, item) -> withLongs(item));
      case List<?> list -> ((List<@Nullable Object>) list).replaceAll(Document::withLongs);
      case null, default -> {}
    }
    return value;
  }

  String render(@Nullable Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException exception) {
      throw unwritable(exception);
    }
  }

  ToolException unwritable(JsonProcessingException exception) {
    return new ToolException(
        "The value cannot be written as " + format + ": " + reason(exception) + ".",
        "give it texts, numbers, booleans, lists and maps",
        exception);
  }

  private static String reason(JsonProcessingException exception) {
    String line = exception.getOriginalMessage().lines().findFirst().orElse("unknown");
    return line.replaceFirst(" \\(start marker at .*", "")
        .replaceFirst("^Trailing token .*", "something follows the value");
  }
}
