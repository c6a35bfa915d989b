package dev.slipway.yaml;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;

/**
 * Turns places as the YAML library counts them (code points from the beginning of the text) into
 * ours. Lines end as Java's {@link String#lines()} has it; the library ends them at U+2028 and its
 * like too, so its own line numbers would point elsewhere than an editor.
 */
final class TextPositions {
  private final SourceFile file;
  private final String text;
  private final boolean onlyBasicPlane;

  TextPositions(SourceFile file) {
    this.file = file;
    this.text = file.text();
    this.onlyBasicPlane = text.codePointCount(0, text.length()) == text.length();
  }

  SourceFile file() {
    return file;
  }

  /** The place in the text, in characters, of a place counted in code points. */
  int offset(int codePoints) {
    return onlyBasicPlane
        ? Math.min(codePoints, text.length())
        : text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
  }

  Position position(int offset) {
    return file.position(offset);
  }

  SourceRange range(int from, int to) {
    return file.range(position(from), position(Math.max(from, to)));
  }

  String between(int from, int to) {
    return text.substring(from, Math.max(from, to));
  }

  int length() {
    return text.length();
  }

  /** Where the line holding this offset begins. */
  int lineStart(int offset) {
    return offset - position(offset).column() + 1;
  }

  /** The line holding this offset, without its end. */
  String line(int offset) {
    return between(lineStart(offset), lineEnd(offset));
  }

  int lineEnd(int offset) {
    int end = offset;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
