package dev.slipway.yaml;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code {{ x }}} that stands unquoted where YAML takes it for a mapping.
 *
 * @param expression what stands between the braces
 */
record ForeignTemplate(SourceRange range, String expression) {
  private static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern UNQUOTED = Pattern.compile("(?:^|[:\\-,\\[]\\s+)\\s*(\\{\\{)");
  private static final Pattern PATH = Pattern.compile("[A-Za-z_][\\w.\\[\\]'\"]*");

  /** When one begins exactly there. */
  static Optional<ForeignTemplate> at(TextPositions positions, int offset) {
    Matcher braces = BRACES.matcher(positions.between(offset, positions.lineEnd(offset)));
    return braces.lookingAt()
        ? Optional.of(
            new ForeignTemplate(
                positions.range(offset, offset + braces.end()), braces.group(1).strip()))
        : Optional.empty();
  }

  /** The first one at the beginning of a value on the line of this offset. */
  static Optional<ForeignTemplate> onLine(TextPositions positions, int offset) {
    Matcher value = UNQUOTED.matcher(positions.line(offset));
    return value.find()
        ? at(positions, positions.lineStart(offset) + value.start(1))
        : Optional.empty();
  }

  /** The same in our language, where that can be told. */
  String replacement() {
    return isPath() ? "${" + expression + "}" : "${...}";
  }

  private boolean isPath() {
    return PATH.matcher(expression).matches();
  }

  Problem problem() {
    return Problem.error(
        ProblemCode.FOREIGN_TEMPLATE,
        range,
        "\"{{ ... }}\" is not an expression here, and without quotes it is a mapping in YAML.",
        isPath()
            ? "write \"" + replacement() + "\""
            : "write a reference, such as \"${name}\" or \"${name|'otherwise'}\"");
  }
}
