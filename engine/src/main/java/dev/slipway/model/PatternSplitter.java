package dev.slipway.model;

import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a pattern at its {@code :} and {@code ,}, but not within brackets, nor within the
 * parentheses and braces of a regular expression, nor in an IPv6 address.
 */
final class PatternSplitter {
  private static final Pattern IPV6 =
      Pattern.compile("\\s*[0-9a-fA-F:]*(::|(:[0-9a-fA-F]+){7})[0-9a-fA-F:.]*\\s*");

  private final Scalar written;
  private final String text;
  private final List<Scalar> parts = new ArrayList<>();
  private int start;
  private int depth;

  private PatternSplitter(Scalar written) {
    this.written = written;
    this.text = written.text();
  }

  static List<Scalar> split(Scalar written) {
    PatternSplitter splitter = new PatternSplitter(written);
    if (IPV6.matcher(written.text()).matches()) {
      splitter.part(written.text().length());
    } else {
      splitter.splitAll();
    }
    return splitter.parts;
  }

  private void splitAll() {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\\' && inExpression(at)) {
        at++;
      } else if (depth == 0 && (character == ':' || character == ',')) {
        part(at);
        start = at + 1;
      } else {
        depth = Math.max(0, depth + nesting(character, at));
      }
    }
    part(text.length());
  }

  private int nesting(char character, int at) {
    return switch (character) {
      case '[' -> 1;
      case ']' -> -1;
      case '(', '{' -> inExpression(at) ? 1 : 0;
      case ')', '}' -> inExpression(at) ? -1 : 0;
      default -> 0;
    };
  }

  private boolean inExpression(int at) {
    String part = text.substring(start, at).stripLeading();
    return part.startsWith("~") || part.startsWith("!~") || part.startsWith("&~");
  }

  private void part(int end) {
    String part = text.substring(start, end);
    if (!part.isBlank()) {
      int from = start + part.indexOf(part.stripLeading());
      int to = from + part.strip().length();
      parts.add(Scalar.text(written.part(from, to), part.strip()));
    }
  }
}
