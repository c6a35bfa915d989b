package dev.slipway.ssh;

import java.util.List;
import java.util.Locale;

/** OpenSSH's patterns: {@code *}, {@code ?}, and {@code !} in front of one that must not match. */
final class HostPattern {
  private HostPattern() {}

  /** Whether at least one pattern matches and no negated one does. */
  static boolean matchesAny(List<String> patterns, String name) {
    boolean matched = false;
    for (String pattern : patterns) {
      if (pattern.startsWith("!")) {
        if (matches(pattern.substring(1), name)) {
          return false;
        }
      } else {
        matched |= matches(pattern, name);
      }
    }
    return matched;
  }

  private static boolean matches(String pattern, String name) {
    return matches(pattern.toLowerCase(Locale.ROOT), 0, name.toLowerCase(Locale.ROOT), 0);
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    if (p == pattern.length()) {
      return n == name.length();
    }
    char c = pattern.charAt(p);
    if (c == '*') {
      for (int rest = n; rest <= name.length(); rest++) {
        if (matches(pattern, p + 1, name, rest)) {
          return true;
        }
      }
      return false;
    }
    boolean here = n < name.length() && (c == '?' || c == name.charAt(n));
    return here && matches(pattern, p + 1, name, n + 1);
  }
}
