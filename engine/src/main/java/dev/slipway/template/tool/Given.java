package dev.slipway.template.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what a method of a tool was given into what it needs, or refuses it. */
final class Given {
  private Given() {}

  /** A text; numbers and booleans have one, too. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case null, default -> throw wrong("text", value);
    };
  }

  static List<@Nullable Object> list(@Nullable Object value) {
    if (value instanceof Collection<?> items) {
      return new ArrayList<>(items);
    }
    throw wrong("a list", value);
  }

  static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong("a map", value);
  }

  /** A whole number that an {@code int} can hold. */
  static int integer(@Nullable Object value) {
    if (value instanceof Number number && number.doubleValue() == number.intValue()) {
      return number.intValue();
    }
    throw wrong("a whole number", value);
  }

  static ToolException wrong(String needed, @Nullable Object value) {
    return new ToolException(
        "It takes " + needed + "; this is " + kind(value) + ".", "give it " + needed);
  }

  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text ->
          "text (\"" + (text.length() > 30 ? text.substring(0, 27) + "..." : text) + "\")";
      case Number number -> "a number (" + number + ")";
      case Boolean flag -> "a boolean (" + flag + ")";
      case Collection<?> _ -> "a list";
      case Map<?, ?> _ -> "a map";
      default -> "something else";
    };
  }
}
