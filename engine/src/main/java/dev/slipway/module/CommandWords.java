package dev.slipway.module;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a command line into words by the quoting rules of a POSIX shell (XCU 2.2), and expands
 * nothing: no variables, no wildcards, no comments, no operators. As there is nothing to expand, a
 * backslash in double quotes takes only {@code "} and {@code \\} as they are.
 */
public final class CommandWords {
  private static final char OUTSIDE = ' ';

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote = OUTSIDE;

  private CommandWords(String line) {
    this.line = line;
  }

  /**
   * The words of a line.
   *
   * @throws InvalidValueException when a quote is not closed
   */
  public static List<String> split(String line) throws InvalidValueException {
    CommandWords words = new CommandWords(line);
    words.splitAll();
    return List.copyOf(words.words);
  }

  private void splitAll() throws InvalidValueException {
    int at = 0;
    while (at < line.length()) {
      at = take(at);
    }
    if (quote != OUTSIDE) {
      throw new InvalidValueException(
          "The quote " + quote + " in \"" + line.strip() + "\" is not closed.",
          "close it; a quote that is meant literally is written in the other kind of quotes");
    }
    endWord();
  }

  private int take(int at) {
    char character = line.charAt(at);
    if (character == '\\' && isEscape(at)) {
      inWord = true;
      if (line.charAt(at + 1) != '\n') {
        word.append(line.charAt(at + 1));
      }
      return at + 2;
    }
    if (quote == OUTSIDE && (character == '\'' || character == '"')) {
      inWord = true;
      quote = character;
    } else if (quote != OUTSIDE && character == quote) {
      quote = OUTSIDE;
    } else if (quote == OUTSIDE && Character.isWhitespace(character)) {
      endWord();
    } else {
      inWord = true;
      word.append(character);
    }
    return at + 1;
  }

  private boolean isEscape(int at) {
    if (at + 1 == line.length() || quote == '\'') {
      return false;
    }
    return quote == OUTSIDE || "\"\\".indexOf(line.charAt(at + 1)) >= 0;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
