package dev.slipway.modules.support;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Rewrites one expression from Python's syntax to Java's, from front to back. */
final class PythonRegexTranslation {
  private static final Pattern REPETITION = Pattern.compile("\\{(\\d*)(,?)(\\d*)\\}");
  private static final Pattern NAMED = Pattern.compile("\\(\\?P<([A-Za-z_]\\w*)>");
  private static final Pattern NAMED_BACK = Pattern.compile("\\(\\?P=([A-Za-z_]\\w*)\\)");
  private static final Pattern COMMENT = Pattern.compile("\\(\\?#[^)]*\\)");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?([aiLmsux]+)([:)])");
  private static final Pattern OCTAL = Pattern.compile("\\\\(0[0-7]{0,2}|[1-3][0-7]{2})");
  private static final int RADIX = 8;

  /** Letters that mean something behind a backslash in both languages, the same thing. */
  private static final String SAME_ESCAPES = "AabBdDfnrsStwWxuU";

  private final String written;
  private final boolean aboutLines;
  private final Map<String, String> names;
  private final StringBuilder text = new StringBuilder();
  private int at;

  /**
   * @param aboutLines whether {@code ^} is the start of each line
   * @param names filled with the names of groups and what they are called in the translation
   */
  PythonRegexTranslation(String written, boolean aboutLines, Map<String, String> names) {
    this.written = written;
    this.aboutLines = aboutLines;
    this.names = names;
  }

  String text() {
    while (at < written.length()) {
      step();
    }
    return text.toString();
  }

  private void step() {
    switch (written.charAt(at)) {
      case '\\' -> escape(false);
      case '[' -> characterClass();
      case '(' -> group();
      case '{' -> brace();
      case '^' -> start();
      default -> text.append(written.charAt(at++));
    }
  }

  private Matcher next(Pattern form) {
    return form.matcher(written).region(at, written.length());
  }

  private void group() {
    Matcher named = next(NAMED);
    Matcher back = next(NAMED_BACK);
    Matcher comment = next(COMMENT);
    Matcher flags = next(FLAGS);
    if (named.lookingAt()) {
      take(named, "(?<" + javaName(named.group(1)) + ">");
    } else if (back.lookingAt()) {
      take(back, "\\k<" + javaName(back.group(1)) + ">");
    } else if (comment.lookingAt()) {
      take(comment, "");
    } else if (written.startsWith("(?(", at)) {
      throw new PatternSyntaxException("a condition (?(...) is not supported", written, at);
    } else if (flags.lookingAt()) {
      String kept = flags.group(1).replaceAll("[aLu]", "");
      boolean nothing = kept.isEmpty() && flags.group(2).equals(")");
      take(flags, nothing ? "" : "(?" + kept + flags.group(2));
    } else {
      text.append(written.charAt(at++));
    }
  }

  private void take(Matcher found, String translation) {
    text.append(translation);
    at = found.end();
  }

  /** Java has no underscores in names of groups. */
  private String javaName(String name) {
    return names.computeIfAbsent(
        name, key -> key.contains("_") ? "g" + names.size() + key.replace("_", "") : key);
  }

  /** Java knows no start of a line behind the last newline, and Python does. */
  private void start() {
    text.append(aboutLines ? "(?<![^\\n])" : "^");
    at++;
  }

  /** A brace that is no repetition is meant literally. */
  private void brace() {
    Matcher repetition = next(REPETITION);
    boolean counts =
        repetition.lookingAt() && !(repetition.group(1).isEmpty() && repetition.group(3).isEmpty());
    if (!counts) {
      text.append("\\{");
      at++;
      return;
    }
    String least = repetition.group(1).isEmpty() ? "0" : repetition.group(1);
    take(repetition, "{" + least + repetition.group(2) + repetition.group(3) + "}");
  }

  private void characterClass() {
    text.append(written.charAt(at++));
    if (at < written.length() && written.charAt(at) == '^') {
      text.append(written.charAt(at++));
    }
    if (at < written.length() && written.charAt(at) == ']') {
      text.append("\\]");
      at++;
    }
    while (at < written.length() && written.charAt(at) != ']') {
      switch (written.charAt(at)) {
        case '\\' -> escape(true);
        case '[', '&', '^' -> text.append('\\').append(written.charAt(at++));
        default -> text.append(written.charAt(at++));
      }
    }
    if (at == written.length()) {
      throw new PatternSyntaxException("a character class is not closed", written, at);
    }
    text.append(written.charAt(at++));
  }

  private void escape(boolean inClass) {
    if (at + 1 == written.length()) {
      throw new PatternSyntaxException("a backslash stands at the end", written, at);
    }
    Matcher octal = next(OCTAL);
    if (octal.lookingAt()) {
      take(octal, "\\x{%x}".formatted(Integer.parseInt(octal.group(1), RADIX)));
      return;
    }
    char letter = written.charAt(at + 1);
    at += 2;
    text.append(
        switch (letter) {
          case 'Z' -> "\\z";
          case 'v' -> "\\x0B";
          case 'b' -> inClass ? "\\x08" : "\\b";
          default -> plainEscape(letter);
        });
  }

  private String plainEscape(char letter) {
    boolean isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    if (isLetter && SAME_ESCAPES.indexOf(letter) < 0) {
      throw new PatternSyntaxException("\\" + letter + " means nothing", written, at - 2);
    }
    return "\\" + letter;
  }
}
