package dev.slipway.modules.support.structured;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as all formats share them: String, Boolean, BigInteger, BigDecimal, {@link Null}, and
 * lists and maps of those; what only one format has, such as a date, stays as it is.
 */
public final class Values {
  private Values() {}

  /** The value that says there is none. */
  enum Null {
    NULL
  }

  /** A value of any origin in the form that is compared. */
  public static Object normalised(@Nullable Object value) {
    return switch (value) {
      case null -> Null.NULL;
      case Byte _, Short _, Integer _, Long _ -> BigInteger.valueOf(((Number) value).longValue());
      case Float _, Double _ when Double.isFinite(((Number) value).doubleValue()) ->
          decimal(new BigDecimal(value.toString()));
      case BigDecimal number -> decimal(number);
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> copy.put(String.valueOf(key), normalised(member)));
        yield copy;
      }
      case List<?> list -> list.stream().map(Values::normalised).toList();
      default -> value;
    };
  }

  /** Equal numbers are to be equal values, and one with a fraction is none without. */
  private static BigDecimal decimal(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
  }

  /** What is at a path. */
  static Optional<Object> find(Object values, KeyPath path) {
    Optional<Object> value = Optional.of(values);
    for (String key : path.keys()) {
      value = value.flatMap(outer -> member(outer, key));
    }
    return value;
  }

  private static Optional<Object> member(Object outer, String key) {
    return switch (outer) {
      case Map<?, ?> map -> Optional.ofNullable(map.get(key));
      case List<?> list -> index(list, key).filter(i -> i < list.size()).map(list::get);
      default -> Optional.empty();
    };
  }

  /**
   * The number of an item, or of the one behind the last.
   *
   * @return empty when the key is no such number
   */
  static Optional<Integer> index(List<?> items, String key) {
    return key.matches("[0-9]{1,9}") && Integer.parseInt(key) <= items.size()
        ? Optional.of(Integer.parseInt(key))
        : Optional.empty();
  }

  /**
   * The values with another one at a path.
   *
   * @throws IllegalArgumentException when the path leads through something that has no keys
   */
  static Object with(Object values, KeyPath path, Object value) {
    return path.isRoot() ? value : with(values, path, KeyPath.ROOT, value);
  }

  private static Object with(Object outer, KeyPath path, KeyPath walked, Object value) {
    if (path.isRoot()) {
      return value;
    }
    KeyPath here = walked.child(path.first());
    Object inner = member(outer, path.first()).orElse(Null.NULL);
    Object altered = with(inner, path.rest(), here, value);
    return switch (outer) {
      case Null _ -> Map.of(path.first(), altered);
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> copy.put(String.valueOf(key), member));
        copy.put(path.first(), altered);
        yield copy;
      }
      case List<?> list -> withItem(list, here, altered);
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is %s, which has no keys. Remove it first, or choose another key."
                  .formatted(walked, inline(outer)));
    };
  }

  private static List<Object> withItem(List<?> list, KeyPath here, Object value) {
    int index =
        index(list, here.keys().getLast())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"%s\" is no item of a list of %d. Name one by its number, from 0 to %d."
                            .formatted(here, list.size(), list.size())));
    List<Object> copy = new ArrayList<>(list);
    if (index == copy.size()) {
      copy.add(value);
    } else {
      copy.set(index, value);
    }
    return copy;
  }

  /** The values without a key that is there. */
  static Object without(Object outer, KeyPath path) {
    boolean last = path.keys().size() == 1;
    Object inner = member(outer, path.first()).orElseThrow();
    if (outer instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      copy.set(Integer.parseInt(path.first()), without(inner, path.rest()));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) outer).forEach((key, member) -> copy.put(String.valueOf(key), member));
    if (last) {
      copy.remove(path.first());
    } else {
      copy.put(path.first(), without(inner, path.rest()));
    }
    return copy;
  }

  /** On one line, as JSON writes it. */
  static String inline(Object value) {
    return switch (value) {
      case Null _ -> "null";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(
                  entry -> quoted(String.valueOf(entry.getKey())) + ": " + inline(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(Values::inline).collect(Collectors.joining(", ", "[", "]"));
      case Boolean _, BigInteger _ -> value.toString();
      case BigDecimal number -> number.toString();
      default -> quoted(value.toString());
    };
  }

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
