package dev.slipway.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of OpenSSH's client configuration: {@code Key word...} or {@code Key=word...}; a word
 * may stand in double quotes.
 */
record OptionLine(String key, List<String> words) {

  /** Empty for a comment and a line without words. */
  static Optional<OptionLine> parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    int end = 0;
    while (end < text.length() && "= \t\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String rest = text.substring(end).strip();
    List<String> words = split(rest.startsWith("=") ? rest.substring(1) : rest);
    return Optional.of(new OptionLine(text.substring(0, end), words));
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (!quoted && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else if (!quoted && !begun && c == '#') {
        return words;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
