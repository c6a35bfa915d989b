package dev.slipway.yaml;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says in plain words what the YAML library found wrong. Its own sentences name states of its
 * parser; what a user did is told from them and from the line.
 */
final class SyntaxProblem {
  private final TextPositions positions;

  SyntaxProblem(TextPositions positions) {
    this.positions = positions;
  }

  Problem of(YAMLException broken) {
    return switch (broken) {
      case ReaderException reader -> unprintable(reader);
      case MarkedYAMLException marked -> marked(marked);
      default -> problem(positions.range(0, 0), "This is not YAML: " + broken.getMessage(), "");
    };
  }

  private Problem unprintable(ReaderException reader) {
    int at = positions.offset(reader.getPosition());
    String character = String.format("U+%04X", reader.getCodePoint());
    return problem(
        positions.range(at, Math.min(at + 1, positions.length())),
        "The character " + character + " cannot stand in YAML.",
        "remove it, or write it as an escape in double quotes");
  }

  private Problem marked(MarkedYAMLException broken) {
    int at = offset(broken.getProblemMark());
    int context =
        offset(broken.getContextMark() == null ? broken.getProblemMark() : broken.getContextMark());
    return tab(context, at)
        .or(() -> ForeignTemplate.onLine(positions, at).map(ForeignTemplate::problem))
        .or(() -> ForeignTemplate.onLine(positions, context).map(ForeignTemplate::problem))
        .orElseGet(
            () -> new SyntaxWords(positions, context, at).of(String.valueOf(broken.getProblem())));
  }

  private int offset(@Nullable Mark mark) {
    return mark == null ? 0 : positions.offset(mark.getIndex());
  }

  /** A tab among the blanks that a line begins with, from the context of the error to its place. */
  private Optional<Problem> tab(int context, int at) {
    for (int line = positions.lineStart(context); line <= at; line = nextLine(line)) {
      String text = positions.line(line);
      int tab = text.indexOf('\t');
      if (tab >= 0 && text.substring(0, tab).isBlank() && !text.isBlank()) {
        int end = tab + 1;
        while (end < text.length() && text.charAt(end) == '\t') {
          end++;
        }
        return Optional.of(
            problem(
                positions.range(line + tab, line + end),
                "The line is indented with a tab; YAML takes only spaces.",
                "replace each tab by spaces"));
      }
    }
    return Optional.empty();
  }

  private int nextLine(int line) {
    int end = positions.lineEnd(line) + 1;
    boolean pair = end < positions.length() && positions.between(end - 1, end + 1).equals("\r\n");
    return pair ? end + 1 : end;
  }

  static Problem problem(SourceRange range, String message, String fix) {
    String action = fix.isEmpty() ? "correct the text here" : fix;
    return new Problem(
        ProblemCode.YAML_SYNTAX,
        dev.slipway.diagnostic.Severity.ERROR,
        range,
        message,
        action,
        List.of());
  }
}
