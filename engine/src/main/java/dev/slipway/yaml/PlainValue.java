package dev.slipway.yaml;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted scalar means, by the types of YAML 1.1 (yaml.org/type) as users of Ansible know
 * them. Two types are left out on purpose and stay text: sexagesimal numbers, which turn {@code
 * 12:30:45} and {@code 22:22} into integers nobody meant, and timestamps.
 */
final class PlainValue {
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
  private static final List<String> TRUE = List.of("yes", "true", "on");
  private static final List<String> FALSE = List.of("no", "false", "off");

  private static final int LONGEST_TRUTH = "false".length();

  private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]+");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");
  private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F_]+");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(?:[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
  private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");

  private PlainValue() {}

  /**
   * A {@link String}, {@link Boolean}, {@link Long}, {@link BigInteger}, {@link Double} or null.
   */
  static @Nullable Object parse(String text) {
    if (NOTHING.contains(text)) {
      return null;
    }
    return truth(text).<Object>map(value -> value).or(() -> number(text)).orElse(text);
  }

  private static Optional<Boolean> truth(String text) {
    if (text.length() > LONGEST_TRUTH) {
      return Optional.empty();
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean known = TRUE.contains(lower) || FALSE.contains(lower);
    return known && isEvenlyCased(text) ? Optional.of(TRUE.contains(lower)) : Optional.empty();
  }

  /** {@code yes}, {@code Yes} or {@code YES}, but not {@code yEs}. */
  private static boolean isEvenlyCased(String text) {
    String tail = text.substring(1);
    boolean lowerTail = tail.equals(tail.toLowerCase(Locale.ROOT));
    boolean upper = text.equals(text.toUpperCase(Locale.ROOT));
    return lowerTail || upper;
  }

  private static Optional<Object> number(String text) {
    // Most text is none, and patterns are slow.
    if ("+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    if (DECIMAL.matcher(text).matches()) {
      return whole(text, "", 10);
    }
    if (OCTAL.matcher(text).matches()) {
      return whole(text, "", 8);
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return whole(text, "0x", 16);
    }
    if (BINARY.matcher(text).matches()) {
      return whole(text, "0b", 2);
    }
    return fraction(text);
  }

  private static Optional<Object> whole(String text, String prefix, int radix) {
    String digits = text.replace("_", "").replaceFirst("^\\+", "").replaceFirst(prefix, "");
    if (digits.isEmpty() || digits.equals("-")) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(digits, radix);
    return Optional.of(value.bitLength() < Long.SIZE ? (Object) value.longValue() : value);
  }

  private static Optional<Object> fraction(String text) {
    if (INFINITE.matcher(text).matches()) {
      return Optional.of(
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (NOT_A_NUMBER.contains(text)) {
      return Optional.of(Double.NaN);
    }
    return FLOAT.matcher(text).matches()
        ? Optional.of(Double.valueOf(text.replace("_", "")))
        : Optional.empty();
  }
}
