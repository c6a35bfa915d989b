package dev.slipway.template.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import org.jspecify.annotations.Nullable;

/**
 * {@code $yaml}. It goes through Jackson: the reader of playbooks knows where everything stands,
 * and is not for values.
 */
@ToolName(value = "yaml", summary = "Reads and writes YAML.")
public final class YamlTool implements Tool {
  private final Document document =
      new Document(
          "YAML",
          new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                  .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                  .build()));

  @ToolMethod(
      call = "parse(text)",
      summary = "The value that a YAML text stands for; of several documents the first.",
      example = "${yaml.parse('ports: [80, 443]').ports[1]}",
      gives = "443")
  public @Nullable Object parse(@Nullable Object text) {
    return document.parse(text);
  }

  @ToolMethod(
      call = "render(value)",
      summary = "A value as YAML, without a line end behind it.",
      example = "${yaml.render({'name': 'web', 'ports': [80, 443]})}",
      gives = "name: web\nports:\n  - 80\n  - 443")
  public String render(@Nullable Object value) {
    return document.render(value).stripTrailing();
  }
}
