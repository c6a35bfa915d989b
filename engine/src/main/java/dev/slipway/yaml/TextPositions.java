package dev.slipway.yaml;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns places as the YAML library counts them (code points from the beginning of the text) into
 * ours. Lines end as Java's {@link String#lines()} has it; the library ends them at U+2028 and its
 * like too, so its own line numbers would point elsewhere than an editor.
 */
final class TextPositions {
  private final SourceFile file;
  private final String text;
  private final boolean onlyBasicPlane;
  private final List<Integer> lineStarts = new ArrayList<>();

  TextPositions(SourceFile file) {
    this.file = file;
    this.text = file.text();
    this.onlyBasicPlane = text.codePointCount(0, text.length()) == text.length();
    lineStarts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean pair = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (character == '\n' || (character == '\r' && !pair)) {
        lineStarts.add(i + 1);
      }
    }
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
    int found = Collections.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - lineStarts.get(line) + 1);
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
    return lineStarts.get(position(offset).line() - 1);
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
