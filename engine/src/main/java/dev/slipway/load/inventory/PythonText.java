package dev.slipway.load.inventory;

/** The escapes in a quoted text of Python. Those it does not know stay as they are. */
final class PythonText {
  private static final String SIMPLE = "\\'\"abfnrtv";
  private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000b";

  private PythonText() {}

  static String unescape(String body) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      if (body.charAt(at) == '\\' && at + 1 < body.length()) {
        at = escape(body, at + 1, text);
      } else {
        text.append(body.charAt(at++));
      }
    }
    return text.toString();
  }

  /** Adds what the escape stands for and returns where it ends. */
  private static int escape(String body, int at, StringBuilder text) {
    char kind = body.charAt(at);
    int simple = SIMPLE.indexOf(kind);
    if (simple >= 0) {
      text.append(MEANING.charAt(simple));
      return at + 1;
    }
    return switch (kind) {
      case 'x' -> code(body, at, at + 1, 2, text);
      case 'u' -> code(body, at, at + 1, 4, text);
      case 'U' -> code(body, at, at + 1, 8, text);
      default -> {
        text.append('\\').append(kind);
        yield at + 1;
      }
    };
  }

  private static int code(String body, int at, int from, int digits, StringBuilder text) {
    String code = body.substring(from, Math.min(body.length(), from + digits));
    if (code.matches("[0-9a-fA-F]{" + digits + "}")) {
      long character = Long.parseLong(code, 16);
      if (character <= Character.MAX_CODE_POINT) {
        text.appendCodePoint((int) character);
        return from + digits;
      }
    }
    text.append('\\').append(body.charAt(at));
    return at + 1;
  }
}
