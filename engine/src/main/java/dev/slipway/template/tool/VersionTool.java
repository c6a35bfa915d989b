package dev.slipway.template.tool;

import com.google.common.base.CharMatcher;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $version}. A version is a row of numbers and words. Numbers are compared as numbers; words
 * for something before a release come before its end, other words after it; a leading {@code v} and
 * missing zeros do not count.
 */
@ToolName(value = "version", summary = "Compares versions, such as 1.10.2, v2.0.0-rc1, 5.4.0-150.")
public final class VersionTool implements Tool {
  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+|~");
  private static final Set<String> BEFORE_RELEASE =
      Set.of(
          "~", "dev", "a", "alpha", "b", "beta", "m", "milestone", "pre", "rc", "cr", "snapshot");
  private static final BigInteger ZERO = BigInteger.ZERO;

  @ToolMethod(
      call = "atLeast(version, least)",
      summary = "Whether a version is another one or newer.",
      example = "${version.atLeast('5.15.0-generic', '5.4')}",
      gives = "true")
  public boolean atLeast(@Nullable Object version, @Nullable Object least) {
    return compare(version, least) >= 0;
  }

  @ToolMethod(
      call = "less(version, other)",
      summary = "Whether a version is older than another one.",
      example = "${version.less('1.9.0', '1.10.0')}",
      gives = "true")
  public boolean less(@Nullable Object version, @Nullable Object other) {
    return compare(version, other) < 0;
  }

  @ToolMethod(
      call = "compare(version, other)",
      summary = "-1 for older, 0 for the same, 1 for newer.",
      example = "${version.compare('2.0.0-rc1', '2.0.0')}",
      gives = "-1")
  public long compare(@Nullable Object version, @Nullable Object other) {
    List<String> left = parts(version);
    List<String> right = parts(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order = order(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : "");
      if (order != 0) {
        return Integer.signum(order);
      }
    }
    return 0;
  }

  @ToolMethod(
      call = "sort(versions)",
      summary = "The versions, oldest first.",
      example = "${version.sort(['1.10', '1.9', '1.10-rc1'])}",
      gives = "[\"1.9\",\"1.10-rc1\",\"1.10\"]")
  public List<@Nullable Object> sort(@Nullable Object versions) {
    List<@Nullable Object> sorted = Given.list(versions);
    sorted.sort((left, right) -> Math.toIntExact(compare(left, right)));
    return sorted;
  }

  private static List<String> parts(@Nullable Object version) {
    String text = Given.text(version).strip();
    String plain = text.matches("[vV]\\d.*") ? text.substring(1) : text;
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(plain);
    while (matcher.find()) {
      parts.add(matcher.group().toLowerCase(java.util.Locale.ROOT));
    }
    if (parts.isEmpty()) {
      throw new ToolException("\"" + text + "\" is no version.", "a version is like 1.10.2");
    }
    return parts;
  }

  private static int order(String left, String right) {
    int rank = Integer.compare(rank(left), rank(right));
    if (rank != 0) {
      return rank;
    }
    return isNumber(left) && isNumber(right)
        ? number(left).compareTo(number(right))
        : left.compareTo(right);
  }

  /** Before a release; the end, which is as good as zero; other words; numbers. */
  private static int rank(String part) {
    if (BEFORE_RELEASE.contains(part)) {
      return 0;
    }
    if (part.isEmpty() || (isNumber(part) && number(part).equals(ZERO))) {
      return 1;
    }
    return isNumber(part) ? 3 : 2;
  }

  private static boolean isNumber(String part) {
    return part.isEmpty() || CharMatcher.inRange('0', '9').matchesAllOf(part);
  }

  private static BigInteger number(String part) {
    return part.isEmpty() ? ZERO : new BigInteger(part);
  }
}
