package dev.slipway.modules.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is left out, by the rules of rsync's {@code --exclude}: a slash in front ties a pattern to
 * the top, a slash at the end means directories, {@code **} goes over slashes.
 */
record SyncFilter(List<Rule> rules) {

  /** One pattern. */
  record Rule(Pattern path, boolean directories) {}

  static SyncFilter of(List<String> patterns) {
    List<Rule> rules = new ArrayList<>();
    for (String written : patterns) {
      boolean directories = written.endsWith("/");
      String pattern = directories ? written.substring(0, written.length() - 1) : written;
      boolean tied = pattern.startsWith("/");
      String head = tied ? "" : "(?:.*/)?";
      String body = expression(tied ? pattern.substring(1) : pattern);
      rules.add(new Rule(Pattern.compile(head + body, Pattern.DOTALL), directories));
    }
    return new SyncFilter(List.copyOf(rules));
  }

  private static String expression(String pattern) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*' && pattern.startsWith("**", i)) {
        text.append(".*");
        i++;
      } else if (c == '*') {
        text.append("[^/]*");
      } else if (c == '?') {
        text.append("[^/]");
      } else {
        text.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return text.toString();
  }

  /**
   * Whether something is left out, itself or with a directory above it.
   *
   * @param path below the top, without a slash at its ends
   */
  boolean leavesOut(String path, boolean directory) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (matches(path.substring(0, slash), true)) {
        return true;
      }
    }
    return matches(path, directory);
  }

  private boolean matches(String path, boolean directory) {
    return rules.stream()
        .anyMatch(
            rule -> (directory || !rule.directories()) && rule.path().matcher(path).matches());
  }
}
