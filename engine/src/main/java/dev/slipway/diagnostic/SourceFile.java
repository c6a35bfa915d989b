package dev.slipway.diagnostic;

import java.util.Arrays;

/**
 * A text that a user wrote, and the name under which diagnostics show it: a path relative to where
 * the user stands, or a description such as {@code -e} for text from the command line. Lines end
 * with LF, CR or both.
 */
public final class SourceFile {
  private final String name;
  private final String text;
  private final boolean secret;

  /** Where each line begins; places are asked for again and again. */
  private final int[] starts;

  /**
   * @param secret whether the text stands encrypted in the file, so that diagnostics must not show
   *     it
   */
  public SourceFile(String name, String text, boolean secret) {
    this.name = name;
    this.text = text;
    this.secret = secret;
    this.starts = starts(text);
  }

  /** A text that may be shown. */
  public SourceFile(String name, String text) {
    this(name, text, false);
  }

  private static int[] starts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      boolean pair = character == '\r' && text.startsWith("\n", at + 1);
      if ((character == '\n' || character == '\r') && !pair) {
        starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
        starts[count] = at + 1;
        count++;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public boolean secret() {
    return secret;
  }

  /** The line without its end; empty for a line behind the last one. */
  public String line(int number) {
    if (number < 1 || number > starts.length) {
      return "";
    }
    int start = starts[number - 1];
    int end = number < starts.length ? starts[number] : text.length();
    while (end > start && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }

  /** The range that covers the characters from {@code start} up to, not including, {@code end}. */
  public SourceRange range(Position start, Position end) {
    return new SourceRange(this, start, end);
  }

  /** How many characters stand before a position. */
  public int offset(Position position) {
    int line = Math.min(position.line(), starts.length);
    return Math.min(starts[line - 1] + position.column() - 1, text.length());
  }

  /** The position behind so many characters. */
  public Position position(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found + 1 : -found - 1;
    return new Position(line, offset - starts[line - 1] + 1);
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
