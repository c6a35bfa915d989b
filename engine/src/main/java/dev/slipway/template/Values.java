package dev.slipway.template;

import dev.slipway.model.Unknown;
import dev.slipway.template.tool.Tool;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of expressions are and how they read as text. */
final class Values {
  private Values() {}

  /**
   * A whole number as {@link Long}, a fraction as {@link Double}, an array or a set as list;
   * anything else as it is.
   */
  static @Nullable Object normal(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Float number -> Double.valueOf(number.toString());
      case Object[] items -> Arrays.asList(items);
      case Set<?> items -> new ArrayList<>(items);
      default -> value;
    };
  }

  /**
   * The text of a value inside a longer text.
   *
   * @throws KnownAfterApplyException if an unknown value is in it
   * @throws NoTextException if the value has no text
   */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> throw NoTextException.of(null);
      case String text -> text;
      case Double number -> plain(number);
      case Float number -> plain(number.doubleValue());
      case Map<?, ?> map -> Json.line(known(map));
      case Iterable<?> items -> Json.line(known(items));
      case Boolean _, Number _, Character _ -> value.toString();
      case Unknown unknown -> throw new KnownAfterApplyException(unknown);
      case Omit _, Tool _ -> throw NoTextException.of(value);
      default -> value.toString();
    };
  }

  /** Without an exponent where people would not write one. */
  private static String plain(double number) {
    double size = Math.abs(number);
    if (Double.isNaN(size) || (size != 0 && (size < 1e-7 || size >= 1e16))) {
      return Double.toString(number);
    }
    String digits = new BigDecimal(Double.toString(number)).toPlainString();
    return digits.contains(".") ? digits : digits + ".0";
  }

  /**
   * The value itself, when there is nothing in it that only applying will give.
   *
   * @throws KnownAfterApplyException otherwise
   */
  static <T extends @Nullable Object> T known(T value) {
    if (value instanceof Unknown unknown) {
      throw new KnownAfterApplyException(unknown);
    }
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(Values::known);
    } else if (value instanceof Iterable<?> items) {
      items.forEach(Values::known);
    }
    return value;
  }

  /** As {@link #known}, but does not look into maps of our own, which may have to fetch. */
  static void knownAtHand(@Nullable Object value) {
    if (value instanceof Unknown unknown) {
      throw new KnownAfterApplyException(unknown);
    }
    if (value instanceof Map<?, ?> map && isOfJdk(map)) {
      map.values().forEach(Values::knownAtHand);
    } else if (value instanceof Iterable<?> items && isOfJdk(items)) {
      items.forEach(Values::knownAtHand);
    }
  }

  private static boolean isOfJdk(Object value) {
    return value.getClass().getPackageName().equals("java.util");
  }

  /** Whether two values are equal, numbers by what they are worth. */
  static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    if (left instanceof Number first && right instanceof Number second) {
      return sameNumbers(first, second);
    }
    if (left instanceof List<?> first && right instanceof List<?> second) {
      return sameItems(first, second);
    }
    if (left instanceof Map<?, ?> first && right instanceof Map<?, ?> second) {
      return first.size() == second.size()
          && first.entrySet().stream()
              .allMatch(
                  entry ->
                      second.containsKey(entry.getKey())
                          && same(entry.getValue(), second.get(entry.getKey())));
    }
    return left.equals(right);
  }

  private static boolean sameItems(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<?> others = right.iterator();
    return left.stream().allMatch(item -> same(item, others.next()));
  }

  private static boolean sameNumbers(Number left, Number right) {
    boolean fractions = isFraction(left) || isFraction(right);
    return fractions
        ? left.doubleValue() == right.doubleValue()
        : new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
  }

  private static boolean isFraction(Number number) {
    return number instanceof Double || number instanceof Float;
  }

  /** Whether it is something that expressions know how to use. */
  static boolean isUsable(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String _, Number _, Boolean _, Character _ -> true;
      case Collection<?> _, Map<?, ?> _, Map.Entry<?, ?> _ -> true;
      case Unknown _, Omit _, Tool _ -> true;
      default -> false;
    };
  }

  /** What a value is, in words for a diagnostic. */
  static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "text (\"" + shortened(text) + "\")";
      case Boolean flag -> "a boolean (" + flag + ")";
      case Number number -> "a number (" + number + ")";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "a map";
      case Tool _ -> "a tool";
      default -> "a " + value.getClass().getSimpleName();
    };
  }

  private static String shortened(String text) {
    return text.length() <= 30 ? text : text.substring(0, 27) + "...";
  }
}
