package dev.slipway.modules.support.toml;

/** A place in a text that moves on. */
final class TomlCursor {
  private static final char DELETE = 0x7f;

  private final String text;
  private int at;

  TomlCursor(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The character here; NUL, which no TOML holds, at the end. */
  char here() {
    return isAtEnd() ? '\0' : text.charAt(at);
  }

  char next() {
    if (isAtEnd()) {
      throw error("the text ends too early.");
    }
    return text.charAt(at++);
  }

  boolean sees(String expected) {
    return text.startsWith(expected, at);
  }

  boolean takes(String expected) {
    boolean seen = sees(expected);
    if (seen) {
      at += expected.length();
    }
    return seen;
  }

  void mustTake(String expected, String what) {
    if (!takes(expected)) {
      throw error(what);
    }
  }

  String since(int start) {
    return text.substring(start, at);
  }

  void blanks() {
    while (here() == ' ' || here() == '\t') {
      at++;
    }
  }

  boolean newline() {
    return takes("\n") || takes("\r\n");
  }

  void comment() {
    if (here() != '#') {
      return;
    }
    while (!isAtEnd() && !sees("\n") && !sees("\r\n")) {
      mustBeAllowed(next());
    }
  }

  /** Blanks, comments and the end of the line, when nothing else stands there. */
  void endOfLine() {
    blanks();
    comment();
    if (!newline() && !isAtEnd()) {
      throw error("the line must end here; write each key on a line of its own.");
    }
  }

  /** Whether nothing but blanks stands between the backslash here and the end of the line. */
  boolean isBackslashAtLineEnd() {
    int behind = at + 1;
    while (behind < text.length() && (text.charAt(behind) == ' ' || text.charAt(behind) == '\t')) {
      behind++;
    }
    return text.startsWith("\n", behind) || text.startsWith("\r\n", behind);
  }

  /** Whether a blank and then a time of day stand here, such as behind a date. */
  boolean isBeforeTime() {
    return text.startsWith(" ", at) && text.substring(at).matches("(?s) [0-9]{2}:[0-9].*");
  }

  /** Everything between the items of an array. */
  void blanksAndLines() {
    int before;
    do {
      before = at;
      blanks();
      comment();
      newline();
    } while (at > before);
  }

  /** Control characters stand in no comment and no string. */
  void mustBeAllowed(char character) {
    if ((character < ' ' && character != '\t') || character == DELETE) {
      throw TomlException.at(
          text, at - 1, "a control character; write \\u%04x in quotes.".formatted((int) character));
    }
  }

  TomlException error(String message) {
    return TomlException.at(text, at, message);
  }

  TomlException error(int where, String message) {
    return TomlException.at(text, where, message);
  }
}
