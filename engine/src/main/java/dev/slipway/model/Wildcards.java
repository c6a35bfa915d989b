package dev.slipway.model;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The wildcards of the shell: {@code *}, {@code ?}, {@code [abc]}, {@code [a-f]}, {@code [!abc]}.
 */
final class Wildcards {
  private Wildcards() {}

  static boolean isValid(String glob) {
    try {
      Pattern.compile(regex(glob));
      return true;
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  /** Matches whole names; the glob must be valid. */
  static Predicate<String> matcher(String glob) {
    return Pattern.compile(regex(glob), Pattern.DOTALL).asMatchPredicate();
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < glob.length(); at++) {
      char character = glob.charAt(at);
      int end = character == '[' ? glob.indexOf(']', at + 2) : -1;
      if (end > 0) {
        regex.append(characters(glob.substring(at + 1, end)));
        at = end;
      } else {
        regex.append(
            switch (character) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(character));
            });
      }
    }
    return regex.toString();
  }

  private static String characters(String inside) {
    boolean negated = inside.startsWith("!") && inside.length() > 1;
    String set = negated ? inside.substring(1) : inside;
    StringBuilder escaped = new StringBuilder(negated ? "[^" : "[");
    set.chars()
        .forEach(
            character -> {
              if ("\\[]^&".indexOf(character) >= 0) {
                escaped.append('\\');
              }
              escaped.append((char) character);
            });
    return escaped.append(']').toString();
  }
}
