package dev.slipway.load.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of key=value text. Blanks separate words, but not within quotes and not within {@code
 * ${...}}.
 *
 * @param gapFrom where the blanks before it begin
 * @param isClosed whether its quotes and braces are balanced
 */
record Word(String text, int gapFrom, int from, int to, boolean isClosed) {
  private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w-]*)=");
  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([ntr\\\\'\"]))");

  static List<Word> split(String text) {
    List<Word> words = new ArrayList<>();
    int end = 0;
    while (true) {
      int from = end;
      while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      if (from == text.length()) {
        return words;
      }
      Word word = read(text, end, from);
      words.add(word);
      end = word.to();
    }
  }

  private static Word read(String text, int gapFrom, int from) {
    char quote = 0;
    int braces = 0;
    int at = from;
    for (; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\\') {
        at++;
      } else if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (braces == 0 && Character.isWhitespace(character)) {
        break;
      } else if (character == '\'' || character == '"') {
        quote = character;
      } else if (text.startsWith("${", at) || (braces > 0 && character == '{')) {
        braces++;
        at += character == '$' ? 1 : 0;
      } else if (braces > 0 && character == '}') {
        braces--;
      }
    }
    int to = Math.min(at, text.length());
    return new Word(text, gapFrom, from, to, quote == 0 && braces == 0);
  }

  /** The name before the first {@code =}. */
  Optional<String> key() {
    Matcher key = KEY.matcher(text).region(from, to);
    return key.lookingAt() ? Optional.of(key.group(1)) : Optional.empty();
  }

  /** What stands behind the {@code =}, without the quotes around it, escapes resolved. */
  String value() {
    String written = text.substring(from + key().orElseThrow().length() + 1, to);
    return ESCAPE.matcher(unquoted(written)).replaceAll(Word::character);
  }

  private static String unquoted(String written) {
    Matcher quoted = QUOTED.matcher(written);
    return quoted.matches() ? written.substring(1, written.length() - 1) : written;
  }

  private static String character(java.util.regex.MatchResult escape) {
    String code = escape.group(1) == null ? escape.group(2) : escape.group(1);
    String character =
        code != null
            ? Character.toString(Integer.parseInt(code, 16))
            : switch (escape.group(3)) {
              case "n" -> "\n";
              case "t" -> "\t";
              case "r" -> "\r";
              case String itself -> itself;
            };
    return Matcher.quoteReplacement(character);
  }
}
