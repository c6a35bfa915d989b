package dev.slipway.template.tool;

import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import org.jspecify.annotations.Nullable;

/** {@code $toml}. */
@ToolName(value = "toml", summary = "Reads and writes TOML.")
public final class TomlTool implements Tool {
  private final Document document = new Document("TOML", new TomlMapper());

  @ToolMethod(
      call = "parse(text)",
      summary = "The map that a TOML text stands for.",
      example = "${toml.parse('port = 10250').port}",
      gives = "10250")
  public @Nullable Object parse(@Nullable Object text) {
    return document.parse(text);
  }

  @ToolMethod(
      call = "render(map)",
      summary = "A map as TOML, without a line end behind it.",
      example = "${toml.render({'server': {'port': 10250}})}",
      gives = "server.port = 10250")
  public String render(@Nullable Object map) {
    return document.render(Given.map(map)).stripTrailing();
  }
}
