package dev.slipway.template.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** A format in which values are written, by way of Jackson; whole numbers are {@link Long}. */
final class Document {
  private final String format;
  private final ObjectMapper mapper;

  Document(String format, ObjectMapper mapper) {
    this.format = format;
    this.mapper =
        mapper
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  ObjectMapper mapper() {
    return mapper;
  }

  @Nullable Object parse(@Nullable Object text) {
    try {
      return mapper.readValue(Given.text(text), Object.class);
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
        "give it texts, numbers, booleans, lists and maps");
  }

  private static String reason(JsonProcessingException exception) {
    return exception.getOriginalMessage().lines().findFirst().orElse("unknown");
  }
}
