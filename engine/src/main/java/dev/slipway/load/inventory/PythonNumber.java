package dev.slipway.load.inventory;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as Python writes them: {@code 10}, {@code 1_000}, {@code 0x1f}, {@code -1.5e3}. */
final class PythonNumber {
  private static final String DIGITS = "[0-9](?:_?[0-9])*";
  private static final Pattern DECIMAL = Pattern.compile("0(?:_?0)*|[1-9](?:_?[0-9])*");
  private static final Pattern PREFIXED =
      Pattern.compile("0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+");
  private static final Pattern FRACTION =
      Pattern.compile(
          "(?:(?:%1$s)?\\.%1$s|%1$s\\.)(?:[eE][-+]?%1$s)?|%1$s[eE][-+]?%1$s".formatted(DIGITS));

  private PythonNumber() {}

  /** A {@link Long}, {@link BigInteger} or {@link Double}; empty when it is no number. */
  static Optional<Object> parse(String written) {
    String digits = written.replaceFirst("^[-+]+", "");
    String signs = written.substring(0, written.length() - digits.length());
    boolean negative = signs.chars().filter(sign -> sign == '-').count() % 2 == 1;
    if (FRACTION.matcher(digits).matches()) {
      double value = Double.parseDouble(digits.replace("_", ""));
      return Optional.of(negative ? -value : value);
    }
    return whole(digits).map(value -> narrow(negative ? value.negate() : value));
  }

  private static Optional<BigInteger> whole(String written) {
    String digits = written.replace("_", "");
    if (DECIMAL.matcher(written).matches()) {
      return Optional.of(new BigInteger(digits));
    }
    if (!PREFIXED.matcher(written).matches()) {
      return Optional.empty();
    }
    int radix =
        switch (digits.charAt(1)) {
          case 'x', 'X' -> 16;
          case 'o', 'O' -> 8;
          default -> 2;
        };
    return Optional.of(new BigInteger(digits.substring(2), radix));
  }

  private static Object narrow(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
