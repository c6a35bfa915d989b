package dev.slipway.modules.support.toml;

/** Reads the four kinds of strings. */
final class TomlStrings {
  private static final String BASIC = "\"\"\"";
  private static final String LITERAL = "'''";
  private static final int SHORT_CODE = 4;
  private static final int LONG_CODE = 8;
  private static final int HEXADECIMAL = 16;

  private final TomlCursor cursor;
  private final StringBuilder text = new StringBuilder();

  private TomlStrings(TomlCursor cursor) {
    this.cursor = cursor;
  }

  static String string(TomlCursor cursor) {
    TomlStrings strings = new TomlStrings(cursor);
    if (cursor.takes(BASIC)) {
      cursor.newline();
      strings.lines(BASIC, true);
    } else if (cursor.takes(LITERAL)) {
      cursor.newline();
      strings.lines(LITERAL, false);
    } else if (cursor.takes("\"")) {
      strings.line('"', true);
    } else {
      cursor.mustTake("'", "a string is expected here.");
      strings.line('\'', false);
    }
    return strings.text.toString();
  }

  private void line(char quote, boolean escapes) {
    int start = cursor.at() - 1;
    while (cursor.here() != quote) {
      if (cursor.isAtEnd() || cursor.sees("\n") || cursor.sees("\r\n")) {
        throw cursor.error(start, "the quote is not closed on its line.");
      }
      one(escapes);
    }
    cursor.next();
  }

  private void lines(String quotes, boolean escapes) {
    int start = cursor.at() - quotes.length();
    while (!cursor.takes(quotes)) {
      if (cursor.isAtEnd()) {
        throw cursor.error(start, "the quotes " + quotes + " are not closed.");
      }
      if (escapes && lineEndsWithBackslash()) {
        continue;
      }
      int before = cursor.at();
      if (cursor.newline()) {
        text.append(cursor.since(before));
      } else {
        one(escapes);
      }
    }
    // One or two quotes may stand directly before the three that close.
    for (int more = 0; more < 2 && cursor.here() == quotes.charAt(0); more++) {
      text.append(cursor.next());
    }
  }

  /** A backslash at the end of a line takes it and all blanks up to the next text away. */
  private boolean lineEndsWithBackslash() {
    if (!cursor.sees("\\") || !cursor.isBackslashAtLineEnd()) {
      return false;
    }
    cursor.next();
    int before;
    do {
      before = cursor.at();
      cursor.blanks();
      cursor.newline();
    } while (cursor.at() > before);
    return true;
  }

  private void one(boolean escapes) {
    char character = cursor.next();
    cursor.mustBeAllowed(character);
    if (escapes && character == '\\') {
      escape();
    } else {
      text.append(character);
    }
  }

  private void escape() {
    char letter = cursor.next();
    switch (letter) {
      case 'b' -> text.append('\b');
      case 't' -> text.append('\t');
      case 'n' -> text.append('\n');
      case 'f' -> text.append('\f');
      case 'r' -> text.append('\r');
      case '"', '\\' -> text.append(letter);
      case 'u' -> code(SHORT_CODE);
      case 'U' -> code(LONG_CODE);
      default ->
          throw cursor.error(
              cursor.at() - 2,
              "\\%s means nothing; write \\\\ for a backslash, or single quotes around the text."
                  .formatted(letter));
    }
  }

  private void code(int digits) {
    int start = cursor.at();
    int code = 0;
    for (int digit = 0; digit < digits; digit++) {
      int value = Character.digit(cursor.next(), HEXADECIMAL);
      if (value < 0 || code > Character.MAX_CODE_POINT) {
        throw cursor.error(start, digits + " hexadecimal digits are expected here.");
      }
      code = code * HEXADECIMAL + value;
    }
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    if (surrogate || !Character.isValidCodePoint(code)) {
      throw cursor.error(start, "there is no such character.");
    }
    text.appendCodePoint(code);
  }
}
