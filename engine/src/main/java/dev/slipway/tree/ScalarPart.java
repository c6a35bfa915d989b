package dev.slipway.tree;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import java.util.Optional;

/**
 * Finds where a part of a scalar's text stands in the source, which may differ from the text by
 * quotes, escapes, indentation and line breaks.
 */
record ScalarPart(Scalar scalar, int from, int to) {

  SourceRange range() {
    return byLine().or(this::byOccurrence).orElse(scalar.range());
  }

  /** The whole line of the text stands in a line of the source as it is. */
  private Optional<SourceRange> byLine() {
    String text = scalar.text();
    String before = text.substring(0, Math.min(from, text.length()));
    int lineInText = (int) before.chars().filter(character -> character == '\n').count();
    int columnInText = before.length() - (before.lastIndexOf('\n') + 1);
    String textLine = text.lines().skip(lineInText).findFirst().orElse("");
    boolean block = scalar.style() == Scalar.Style.LITERAL || scalar.style() == Scalar.Style.FOLDED;
    Position start = scalar.range().start();
    int line = start.line() + lineInText + (block ? 1 : 0);
    SourceFile file = scalar.range().file();
    int searchFrom = lineInText == 0 && !block ? start.column() - 1 : 0;
    int at = textLine.isEmpty() ? -1 : file.line(line).indexOf(textLine, searchFrom);
    if (at < 0) {
      return Optional.empty();
    }
    int width = Math.min(to - from, textLine.length() - columnInText);
    int column = at + columnInText + 1;
    return Optional.of(
        file.range(new Position(line, column), new Position(line, column + Math.max(0, width))));
  }

  /**
   * The part stands in the source as often as in the text, so that counting tells which one it is.
   */
  private Optional<SourceRange> byOccurrence() {
    String text = scalar.text();
    String part = text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    String source = scalar.range().text();
    if (part.isBlank() || count(part, text) != count(part, source)) {
      return Optional.empty();
    }
    int at = -1;
    for (int left = count(part, text.substring(0, from + part.length())); left > 0; left--) {
      at = source.indexOf(part, at + 1);
    }
    SourceFile file = scalar.range().file();
    int start = file.offset(scalar.range().start()) + at;
    return Optional.of(file.range(file.position(start), file.position(start + part.length())));
  }

  private static int count(String part, String text) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }
}
