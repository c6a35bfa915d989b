package dev.slipway.ssh;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What OpenSSH replaces in the values of some options: {@code %h}, {@code ${NAME}}, {@code ~}. */
final class Tokens {
  private static final Pattern TOKEN = Pattern.compile("%(.)|\\$\\{(\\w+)}");

  private final Map<String, String> values;

  Tokens(Map<String, String> values) {
    this.values = values;
  }

  /** Unknown tokens stay as they are. */
  String expand(String text) {
    return TOKEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
  }

  private String value(java.util.regex.MatchResult found) {
    String token = found.group(1);
    if (token == null) {
      String variable = System.getenv(found.group(2));
      return variable == null ? found.group() : variable;
    }
    return token.equals("%") ? "%" : values.getOrDefault(token, found.group());
  }

  /** With a leading {@code ~} replaced by the home of the user. */
  static Path home(String path, Path userDirectory) {
    if (path.equals("~") || path.startsWith("~/")) {
      Path home = userDirectory.getParent();
      String rest = path.substring(1);
      return Path.of((home == null ? Path.of("/") : home) + rest);
    }
    return Path.of(path);
  }

  static String localUser() {
    return System.getProperty("user.name");
  }
}
