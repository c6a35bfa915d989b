package dev.slipway.diagnostic;

import java.util.List;

/**
 * A text that a user wrote, and the name under which diagnostics show it: a path relative to where
 * the user stands, or a description such as {@code -e} for text from the command line.
 */
public record SourceFile(String name, String text) {

  /** The line without its end; empty for a line behind the last one. */
  public String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The range that covers the characters from {@code start} up to, not including, {@code end}. */
  public SourceRange range(Position start, Position end) {
    return new SourceRange(this, start, end);
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
