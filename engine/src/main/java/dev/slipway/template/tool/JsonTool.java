package dev.slipway.template.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** {@code $json}. */
@ToolName(value = "json", summary = "Reads and writes JSON.")
public final class JsonTool implements Tool {
  private final Document document = new Document("JSON", new ObjectMapper());

  @ToolMethod(
      call = "parse(text)",
      summary = "The value that a JSON text stands for.",
      example = "${json.parse('{\"port\": 6443}').port}",
      gives = "6443")
  public @Nullable Object parse(@Nullable Object text) {
    return document.parse(text);
  }

  @ToolMethod(
      call = "render(value)",
      summary = "A value as JSON on one line.",
      example = "${json.render(['a', 1, true])}",
      gives = "[\"a\",1,true]")
  public String render(@Nullable Object value) {
    return document.render(value);
  }

  @ToolMethod(
      call = "pretty(value)",
      summary = "A value as JSON, indented by two spaces, without a line end behind it.",
      example = "${json.pretty({'a': 1})}",
      gives = "{\n  \"a\" : 1\n}")
  public String pretty(@Nullable Object value) {
    try {
      return document.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException exception) {
      throw document.unwritable(exception);
    }
  }
}
