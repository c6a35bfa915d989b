package dev.slipway.load.inventory;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import java.util.List;

/**
 * Text from one line of a file. Each character knows its column, also where quotes and escapes
 * between them were removed.
 */
final class LocatedText {
  private final SourceFile file;
  private final int line;
  private final String text;

  /** The column of each character, and the one behind the last. */
  private final List<Integer> columns;

  LocatedText(SourceFile file, int line, String text, List<Integer> columns) {
    if (columns.size() != text.length() + 1) {
      throw new IllegalStateException("a column for each character and the end");
    }
    this.file = file;
    this.line = line;
    this.text = text;
    this.columns = List.copyOf(columns);
  }

  /** A whole line. */
  static LocatedText line(SourceFile file, int number, String text) {
    List<Integer> columns =
        java.util.stream.IntStream.rangeClosed(1, text.length() + 1).boxed().toList();
    return new LocatedText(file, number, text, columns);
  }

  SourceFile file() {
    return file;
  }

  int line() {
    return line;
  }

  String text() {
    return text;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The column of a character, or of the end. */
  int column(int at) {
    return columns.get(at);
  }

  SourceRange range() {
    return range(0, text.length());
  }

  SourceRange range(int from, int to) {
    return file.range(new Position(line, column(from)), new Position(line, column(to)));
  }

  LocatedText part(int from, int to) {
    return new LocatedText(file, line, text.substring(from, to), columns.subList(from, to + 1));
  }

  LocatedText from(int start) {
    return part(start, text.length());
  }

  /** The same text with its first character in another column, the others behind it. */
  LocatedText movedTo(int firstColumn) {
    int distance = firstColumn - column(0);
    return new LocatedText(
        file, line, text, columns.stream().map(column -> column + distance).toList());
  }

  /** Without white space at either end. */
  LocatedText strip() {
    int from = text.length() - text.stripLeading().length();
    int to = Math.max(from, text.stripTrailing().length());
    return part(from, to);
  }

  @Override
  public String toString() {
    return text;
  }
}
