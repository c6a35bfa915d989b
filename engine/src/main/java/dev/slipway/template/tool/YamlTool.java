package dev.slipway.template.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $yaml}. It goes through Jackson: the reader of playbooks knows where everything stands,
 * and is not for values.
 */
@ToolName(value = "yaml", summary = "Reads and writes YAML.")
public final class YamlTool implements Tool {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .stringQuotingChecker(new Quoting())
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private final Document document = new Document("YAML", new ObjectMapper(FACTORY));

  @ToolMethod(
      call = "parse(text)",
      summary = "The value that a YAML text of one document stands for; null for an empty text.",
      example = "${yaml.parse('ports: [80, 443]').ports[1]}",
      gives = "443")
  public @Nullable Object parse(@Nullable Object text) {
    String given = Given.text(text);
    if (given.isBlank()) {
      return null;
    }
    refuseAliases(given);
    return document.parse(given);
  }

  /** Jackson would take the name of an alias for a text. */
  private static void refuseAliases(String text) {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw new ToolException(
              "The YAML has the alias \"*" + parser.getText() + "\", which is not followed here.",
              "write the value out");
        }
      }
    } catch (IOException exception) {
      // What is wrong with it is told by whoever parses it next.
    }
  }

  @ToolMethod(
      call = "render(value)",
      summary = "A value as YAML; only behind a block of lines there is a line end.",
      example = "${yaml.render({'name': 'web', 'ports': [80, 443]})}",
      gives = "name: web\nports:\n  - 80\n  - 443")
  public String render(@Nullable Object value) {
    String text = document.render(value);
    return text.contains("|") ? text : text.stripTrailing();
  }

  /** Leaves out quotes only where no reader of any version of YAML sees anything but text. */
  private static final class Quoting extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN =
        Pattern.compile("[A-Za-z_/](?:[A-Za-z0-9_./ @-]*[A-Za-z0-9_/])?");

    @Override
    public boolean needToQuoteName(String name) {
      return needToQuoteValue(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return isReservedKeyword(value)
          || !(PLAIN.matcher(value).matches() || value.indexOf('\n') >= 0);
    }
  }
}
