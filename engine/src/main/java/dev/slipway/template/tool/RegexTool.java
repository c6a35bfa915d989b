package dev.slipway.template.tool;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code $regex}. */
@ToolName(value = "regex", summary = "Regular expressions, as Java has them.")
public final class RegexTool implements Tool {

  @ToolMethod(
      call = "matches(text, pattern)",
      summary = "Whether the pattern matches the text as a whole.",
      example = "${regex.matches('node-12', '[a-z]+-[0-9]+')}",
      gives = "true")
  public boolean matches(@Nullable Object text, @Nullable Object pattern) {
    return matcher(text, pattern).matches();
  }

  @ToolMethod(
      call = "contains(text, pattern)",
      summary = "Whether the pattern matches some part of the text.",
      example = "${regex.contains('kernel 5.4', '[0-9]')}",
      gives = "true")
  public boolean contains(@Nullable Object text, @Nullable Object pattern) {
    return matcher(text, pattern).find();
  }

  @ToolMethod(
      call = "find(text, pattern)",
      summary = "The first match, or its first group where there is one; null when none matches.",
      example = "${regex.find('version 1.31.2 ready', '([0-9]+)[.]([0-9]+)')}",
      gives = "1")
  public @Nullable String find(@Nullable Object text, @Nullable Object pattern) {
    Matcher matcher = matcher(text, pattern);
    return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
  }

  @ToolMethod(
      call = "findAll(text, pattern)",
      summary = "All matches, or their first groups.",
      example = "${regex.findAll('a=1 b=2', '([a-z])=')}",
      gives = "[\"a\",\"b\"]")
  public List<String> findAll(@Nullable Object text, @Nullable Object pattern) {
    Matcher matcher = matcher(text, pattern);
    int group = Math.min(1, matcher.groupCount());
    return matcher.results().map(result -> String.valueOf(result.group(group))).toList();
  }

  @ToolMethod(
      call = "replace(text, pattern, replacement)",
      summary = "The text with every match replaced; $1 in the replacement is the first group.",
      example = "${regex.replace('a1b22', '[0-9]+', '-')}",
      gives = "a-b-")
  public String replace(
      @Nullable Object text, @Nullable Object pattern, @Nullable Object replacement) {
    try {
      return matcher(text, pattern).replaceAll(Given.text(replacement));
    } catch (IndexOutOfBoundsException | IllegalArgumentException exception) {
      throw new ToolException(
          "The replacement names a group that the pattern does not have.",
          "count the groups, or write \\$ for a literal dollar sign");
    }
  }

  @ToolMethod(
      call = "escape(text)",
      summary = "A pattern that matches exactly this text.",
      example = "${regex.matches('a.b', $regex.escape('a.b'))}",
      gives = "true")
  public String escape(@Nullable Object text) {
    return Pattern.quote(Given.text(text));
  }

  private static Matcher matcher(@Nullable Object text, @Nullable Object pattern) {
    String expression = Given.text(pattern);
    try {
      return Pattern.compile(expression).matcher(Given.text(text));
    } catch (PatternSyntaxException exception) {
      throw new ToolException(
          "\"" + expression + "\" is no regular expression: " + exception.getDescription() + ".",
          "correct the pattern");
    }
  }
}
