package dev.slipway.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds each {@code ${...}} in a value of YAML. Everything else stays as it is, except that a
 * backslash before the dollar sign makes {@code ${...}} literal; of backslashes directly before it
 * each pair stands for one.
 */
final class TextScanner {
  private static final String OPEN = "${";

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  private TextScanner(String text) {
    this.text = text;
  }

  /** A stretch of the text; for an expression with its signs, as it stands there. */
  record Part(boolean isExpression, String text, int from) {}

  /** An opening dollar sign and brace that nothing closes. */
  static final class UnclosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int from;

    UnclosedException(int from) {
      super("unclosed ${ at " + from, null, false, false);
      this.from = from;
    }

    int from() {
      return from;
    }
  }

  static List<Part> scan(String text) {
    return new TextScanner(text).scan();
  }

  private List<Part> scan() {
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      int backslashes = backslashesBefore(open);
      literal.append(text, at, open - backslashes).append("\\".repeat(backslashes / 2));
      if (backslashes % 2 == 1) {
        literal.append(OPEN);
        at = open + OPEN.length();
      } else {
        expression(open);
      }
      open = text.indexOf(OPEN, at);
    }
    literal.append(text, at, text.length());
    endLiteral();
    return parts;
  }

  private int backslashesBefore(int open) {
    int start = open;
    while (start > at && text.charAt(start - 1) == '\\') {
      start--;
    }
    return open - start;
  }

  private void expression(int open) {
    endLiteral();
    at = end(open);
    parts.add(new Part(true, text.substring(open, at), open));
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new Part(false, literal.toString(), at - literal.length()));
      literal.setLength(0);
    }
  }

  /** The index behind the brace that closes the one at {@code open}. */
  private int end(int open) {
    int depth = 0;
    for (int i = open + 1; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\'' || character == '"') {
        i = closingQuote(i, open);
      } else if (character == '{') {
        depth++;
      } else if (character == '}') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    throw new UnclosedException(open);
  }

  private int closingQuote(int from, int open) {
    int close = text.indexOf(text.charAt(from), from + 1);
    if (close < 0) {
      throw new UnclosedException(open);
    }
    return close;
  }
}
