package dev.slipway.diagnostic;

import java.util.List;

/**
 * A text that a user wrote, and the name under which diagnostics show it: a path relative to where
 * the user stands, or a description such as {@code -e} for text from the command line.
 *
 * @param secret whether the text stands encrypted in the file, so that diagnostics must not show it
 */
public record SourceFile(String name, String text, boolean secret) {

  /** A text that may be shown. */
  public SourceFile(String name, String text) {
    this(name, text, false);
  }

  /** The line without its end; empty for a line behind the last one. */
  public String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The range that covers the characters from {@code start} up to, not including, {@code end}. */
  public SourceRange range(Position start, Position end) {
    return new SourceRange(this, start, end);
  }

  /** How many characters stand before a position. */
  public int offset(Position position) {
    int offset = 0;
    for (int line = 1; line < position.line(); line++) {
      offset = nextLine(offset);
    }
    return Math.min(offset + position.column() - 1, text.length());
  }

  /** The position behind so many characters. */
  public Position position(int offset) {
    int line = 1;
    int start = 0;
    for (int next = nextLine(start); next <= offset && next > start; next = nextLine(start)) {
      line++;
      start = next;
    }
    return new Position(line, offset - start + 1);
  }

  /** Where the next line begins; the end of the text when there is none. */
  private int nextLine(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    boolean pair = text.startsWith("\r\n", at);
    return at == text.length() ? from : at + (pair ? 2 : 1);
  }

  /** The very beginning, for problems of the file as a whole. */
  public SourceRange beginning() {
    return range(new Position(1, 1), new Position(1, 1));
  }

  /** Two files of one name are the same file; the text is left out as it may be large. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file && name.equals(file.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
