package dev.slipway.diagnostic;

import java.util.Comparator;

/** The characters of a file from {@code start} up to, not including, {@code end}. */
public record SourceRange(SourceFile file, Position start, Position end)
    implements Comparable<SourceRange> {

  private static final Comparator<SourceRange> ORDER =
      Comparator.comparing((SourceRange range) -> range.file().name())
          .thenComparing(SourceRange::start)
          .thenComparing(SourceRange::end);

  /** The characters. */
  public String text() {
    return file.text()
        .substring(file.offset(start), Math.max(file.offset(start), file.offset(end)));
  }

  @Override
  public int compareTo(SourceRange other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, as editors and terminals understand it. */
  @Override
  public String toString() {
    return file.name() + ":" + start;
  }
}
