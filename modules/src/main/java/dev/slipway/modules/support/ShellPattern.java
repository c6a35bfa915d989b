package dev.slipway.modules.support;

import java.util.regex.Pattern;

/**
 * A pattern for names, as the shell has them: {@code *}, {@code ?}, {@code [abc]} and {@code
 * [!abc]}. A bracket that is not closed stands for itself, and so does a backslash.
 */
public final class ShellPattern {
  private final Pattern expression;

  private ShellPattern(Pattern expression) {
    this.expression = expression;
  }

  public static ShellPattern parse(String written) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      char character = written.charAt(at);
      int close = character == '[' ? close(written, at) : -1;
      if (close > 0) {
        text.append(characterClass(written.substring(at + 1, close)));
        at = close + 1;
      } else {
        text.append(
            switch (character) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(character));
            });
        at++;
      }
    }
    return new ShellPattern(Pattern.compile(text.toString(), Pattern.DOTALL));
  }

  /** Where a bracket is closed; one at once behind the opening one is a member. */
  private static int close(String written, int open) {
    int first = open + 1;
    if (written.startsWith("!", first)) {
      first++;
    }
    return written.indexOf(']', first + 1);
  }

  private static String characterClass(String members) {
    boolean negated = members.startsWith("!");
    String escaped = members.substring(negated ? 1 : 0).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
    return "[" + (negated ? "^" : "") + escaped + "]";
  }

  /** Whether it matches a whole name. */
  public boolean matches(String name) {
    return expression.matcher(name).matches();
  }
}
