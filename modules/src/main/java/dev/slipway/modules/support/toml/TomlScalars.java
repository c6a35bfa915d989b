package dev.slipway.modules.support.toml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads booleans, numbers, dates and times. */
final class TomlScalars {
  private static final String DIGITS = "(?:0|[1-9](?:_?[0-9])*)";
  private static final Pattern WHOLE = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern OTHER_BASE =
      Pattern.compile(
          "0x([0-9A-Fa-f](?:_?[0-9A-Fa-f])*)|0o([0-7](?:_?[0-7])*)|0b([01](?:_?[01])*)");
  private static final int[] BASES = {16, 8, 2};
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?" + DIGITS + "(?:\\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?");
  private static final Pattern MOMENT =
      Pattern.compile(
          "(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})?(?<t>[Tt ])?"
              + "(?<time>[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)?"
              + "(?:(?<=\\.[0-9]{9})[0-9]+)?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?");

  private TomlScalars() {}

  /** What stands here. */
  static Object scalar(TomlCursor cursor) {
    int start = cursor.at();
    word(cursor);
    if (cursor.since(start).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && cursor.isBeforeTime()) {
      cursor.next();
      word(cursor);
    }
    String written = cursor.since(start);
    if (written.isEmpty()) {
      throw cursor.error("a value is expected here.");
    }
    try {
      return value(written)
          .orElseThrow(
              () ->
                  cursor.error(start, "\"" + written + "\" is no value; a text stands in quotes."));
    } catch (ArithmeticException | DateTimeException _) {
      throw cursor.error(start, "\"" + written + "\" is out of range.");
    }
  }

  private static void word(TomlCursor cursor) {
    while (TomlKeys.isBare(cursor.here()) || "+.:".indexOf(cursor.here()) >= 0) {
      cursor.next();
    }
  }

  private static Optional<Object> value(String written) {
    if (written.equals("true") || written.equals("false")) {
      return Optional.of(Boolean.valueOf(written));
    }
    String plain = written.replace("_", "");
    if (WHOLE.matcher(written).matches()) {
      return Optional.of(new BigInteger(plain).longValueExact());
    }
    if (DECIMAL.matcher(written).matches()) {
      return Optional.of(Double.valueOf(plain));
    }
    Matcher other = OTHER_BASE.matcher(written);
    if (other.matches()) {
      return Optional.of(otherBase(other));
    }
    return special(written).or(() -> moment(written));
  }

  private static Object otherBase(Matcher digits) {
    int group = digits.group(1) != null ? 1 : digits.group(2) != null ? 2 : 3;
    String plain = digits.group(group).replace("_", "");
    return new BigInteger(plain, BASES[group - 1]).longValueExact();
  }

  private static Optional<Object> special(String written) {
    return switch (written) {
      case "inf", "+inf" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
      case "nan", "+nan", "-nan" -> Optional.of(Double.NaN);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> moment(String written) {
    Matcher parts = MOMENT.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String date = parts.group("date");
    String time = parts.group("time");
    String zone = parts.group("zone");
    boolean both = date != null && time != null;
    if (both != (parts.group("t") != null) || (zone != null && !both)) {
      return Optional.empty();
    }
    if (both) {
      String moment = date + "T" + time;
      return Optional.of(
          zone == null
              ? LocalDateTime.parse(moment)
              : OffsetDateTime.parse(moment + zone.toUpperCase(Locale.ROOT)));
    }
    if (date != null) {
      return Optional.of(LocalDate.parse(date));
    }
    return time == null ? Optional.empty() : Optional.of(LocalTime.parse(time));
  }
}
