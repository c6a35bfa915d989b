package dev.slipway.modules.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that sets an option.
 *
 * @param indent the blanks before it
 * @param active whether it is not commented out
 * @param value empty when there is no equals sign
 * @param end its newline, if it has one
 */
record IniLine(String indent, boolean active, Optional<String> value, String end) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<indent>[ \\t]*)(?:(?<mark>[#;])[ \\t]*)?(?<name>[^=\r\n]*?)[ \\t]*"
              + "(?:=[ \\t]*(?<value>[^\r\n]*?))?[ \\t]*(?<end>[\r\n]*)");

  /** What a line says about an option; nothing when it is about something else. */
  static Optional<IniLine> parse(String line, String option) {
    Matcher matcher = FORM.matcher(line);
    return matcher.matches() && matcher.group("name").equals(option)
        ? Optional.of(
            new IniLine(
                matcher.group("indent"),
                matcher.group("mark") == null,
                Optional.ofNullable(matcher.group("value")),
                matcher.group("end")))
        : Optional.empty();
  }
}
