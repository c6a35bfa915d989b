package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.List;

/** Reads keys: bare, quoted, and dotted. */
final class TomlKeys {
  private TomlKeys() {}

  /** One key or several with dots between them; blanks behind them are taken, too. */
  static List<String> dotted(TomlCursor cursor) {
    List<String> keys = new ArrayList<>();
    do {
      cursor.blanks();
      keys.add(key(cursor));
      cursor.blanks();
    } while (cursor.takes("."));
    return List.copyOf(keys);
  }

  private static String key(TomlCursor cursor) {
    if (cursor.here() == '"' || cursor.here() == '\'') {
      if (cursor.sees("\"\"\"") || cursor.sees("'''")) {
        throw cursor.error("a key has one line; write it in single quotes.");
      }
      return TomlStrings.string(cursor);
    }
    int start = cursor.at();
    while (isBare(cursor.here())) {
      cursor.next();
    }
    if (cursor.at() == start) {
      throw cursor.error(
          "a key is expected here: letters, digits, _ and -, or anything in quotes.");
    }
    return cursor.since(start);
  }

  static boolean isBare(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character == '-';
  }
}
