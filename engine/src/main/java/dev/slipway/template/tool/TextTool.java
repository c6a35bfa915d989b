package dev.slipway.template.tool;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.velocity.tools.generic.EscapeTool;
import org.jspecify.annotations.Nullable;

/** {@code $text}. */
@ToolName(value = "text", summary = "Changes texts; numbers and booleans may be given, too.")
public final class TextTool implements Tool {
  private static final String SAFE_IN_SHELL = "[A-Za-z0-9_./:=@%+,-]+";

  private final EscapeTool escape = new EscapeTool();

  @ToolMethod(
      call = "lower(text)",
      summary = "In small letters.",
      example = "${text.lower('RedHat')}",
      gives = "redhat")
  public String lower(@Nullable Object text) {
    return Given.text(text).toLowerCase(Locale.ROOT);
  }

  @ToolMethod(
      call = "upper(text)",
      summary = "In capital letters.",
      example = "${text.upper('redhat')}",
      gives = "REDHAT")
  public String upper(@Nullable Object text) {
    return Given.text(text).toUpperCase(Locale.ROOT);
  }

  @ToolMethod(
      call = "capital(text)",
      summary = "With a capital letter at the beginning.",
      example = "${text.capital('slipway')}",
      gives = "Slipway")
  public String capital(@Nullable Object text) {
    String given = Given.text(text);
    return given.isEmpty()
        ? given
        : given.substring(0, 1).toUpperCase(Locale.ROOT) + given.substring(1);
  }

  @ToolMethod(
      call = "trim(text)",
      summary = "Without white space at both ends.",
      example = "<${text.trim('  a b ')}>",
      gives = "<a b>")
  public String trim(@Nullable Object text) {
    return Given.text(text).strip();
  }

  @ToolMethod(
      call = "replace(text, search, replacement)",
      summary = "With every occurrence replaced, letter by letter.",
      example = "${text.replace('a.b.c', '.', '-')}",
      gives = "a-b-c")
  public String replace(
      @Nullable Object text, @Nullable Object search, @Nullable Object replacement) {
    return Given.text(text).replace(Given.text(search), Given.text(replacement));
  }

  @ToolMethod(
      call = "split(text, separator)",
      summary = "The parts between the separators, which are texts and no patterns.",
      example = "${text.split('a,b,,c', ',')}",
      gives = "[\"a\",\"b\",\"\",\"c\"]")
  public List<String> split(@Nullable Object text, @Nullable Object separator) {
    String between = Given.text(separator);
    if (between.isEmpty()) {
      throw new ToolException("The separator is empty.", "give it a separator, such as ','");
    }
    return List.of(Given.text(text).split(Pattern.quote(between), -1));
  }

  @ToolMethod(
      call = "lines(text)",
      summary = "The lines without their ends.",
      example = "${text.lines($yaml.parse('\"a\\nb\\n\"'))}",
      gives = "[\"a\",\"b\"]")
  public List<String> lines(@Nullable Object text) {
    return Given.text(text).lines().toList();
  }

  @ToolMethod(
      call = "indent(text, spaces)",
      summary = "With that many spaces before every line but the first; empty lines stay empty.",
      example = "key: |\n  ${text.indent($yaml.render({'a': 1, 'b': 2}), 2)}",
      gives = "key: |\n  a: 1\n  b: 2")
  public String indent(@Nullable Object text, @Nullable Object spaces) {
    String margin = " ".repeat(Math.max(0, Given.integer(spaces)));
    String given = Given.text(text);
    String indented =
        given
            .lines()
            .map(line -> line.isEmpty() ? line : margin + line)
            .collect(Collectors.joining("\n"));
    String withEnd = given.endsWith("\n") ? indented + "\n" : indented;
    return withEnd.startsWith(margin) ? withEnd.substring(margin.length()) : withEnd;
  }

  @ToolMethod(
      call = "quote(text)",
      summary = "As one word of a shell command.",
      example = "echo ${text.quote('it is $5')}",
      gives = "echo 'it is $5'")
  public String quote(@Nullable Object text) {
    String given = Given.text(text);
    return given.matches(SAFE_IN_SHELL) ? given : "'" + given.replace("'", "'\\''") + "'";
  }

  @ToolMethod(
      call = "xml(text)",
      summary = "With the signs escaped that have a meaning in XML.",
      example = "${text.xml('a < b & c')}",
      gives = "a &lt; b &amp; c")
  public String xml(@Nullable Object text) {
    return String.valueOf(escape.xml(Given.text(text)));
  }

  @ToolMethod(
      call = "url(text)",
      summary = "Escaped for a query of a URL.",
      example = "${text.url('a b&c')}",
      gives = "a+b%26c")
  public String url(@Nullable Object text) {
    return String.valueOf(escape.url(Given.text(text)));
  }
}
