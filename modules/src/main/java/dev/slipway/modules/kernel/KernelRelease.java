package dev.slipway.modules.kernel;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A kernel as {@code uname -r} names it, such as {@code 5.4.278-1.el7.elrepo.x86_64}. Ordered by
 * age as far as names tell: numbers by their value, words after no word and before numbers.
 */
record KernelRelease(String text) implements Comparable<KernelRelease> {
  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

  /** Whether it is this version, or begins with it: 5.4 is 5.4.278, and is not 5.40. */
  boolean isOf(String version) {
    return text.equals(version)
        || (text.startsWith(version) && !Character.isDigit(text.charAt(version.length())));
  }

  @Override
  public int compareTo(KernelRelease other) {
    List<String> mine = parts();
    List<String> theirs = other.parts();
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int order = compare(mine.get(i), theirs.get(i));
      if (order != 0) {
        return order;
      }
    }
    int length = Integer.compare(mine.size(), theirs.size());
    return length != 0 ? length : text.compareTo(other.text);
  }

  private List<String> parts() {
    return PART.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int compare(String one, String other) {
    boolean number = Character.isDigit(one.charAt(0));
    if (number != Character.isDigit(other.charAt(0))) {
      return number ? 1 : -1;
    }
    return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  @Override
  public String toString() {
    return text;
  }
}
