package dev.slipway.modules.support.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where a value stands: the keys around it and its own, outermost first; items by their number. */
public record KeyPath(List<String> keys) {
  /** Around everything. */
  public static final KeyPath ROOT = new KeyPath(List.of());

  /** Instead of one that was refused. */
  public static final KeyPath UNKNOWN = new KeyPath(List.of("?"));

  private static final String BARE = "[^.\"'\\s]+";

  public KeyPath {
    keys = List.copyOf(keys);
  }

  /**
   * Reads {@code a.b."c.d".0}: quotes, single or double, hold what has a dot or a blank in it.
   *
   * @throws IllegalArgumentException for another text, with what is wrong
   */
  public static KeyPath parse(String text) {
    List<String> keys = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = endOfKey(text, at);
      String key = text.substring(at, end);
      boolean quoted = key.startsWith("\"") || key.startsWith("'");
      keys.add(quoted ? key.substring(1, key.length() - 1) : key);
      if (end == text.length()) {
        return new KeyPath(keys);
      }
      if (text.charAt(end) != '.') {
        throw new IllegalArgumentException("no dot stands behind " + text.substring(0, end));
      }
      at = end + 1;
    }
  }

  private static int endOfKey(String text, int start) {
    if (start == text.length() || text.charAt(start) == '.') {
      throw new IllegalArgumentException("a key is empty");
    }
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      int end = text.indexOf(first, start + 1);
      if (end < 0) {
        throw new IllegalArgumentException("a quote is not closed");
      }
      return end + 1;
    }
    int dot = text.indexOf('.', start);
    return dot < 0 ? text.length() : dot;
  }

  KeyPath child(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return new KeyPath(longer);
  }

  public boolean isRoot() {
    return keys.isEmpty();
  }

  String first() {
    return keys.getFirst();
  }

  /** The path below its first key. */
  KeyPath rest() {
    return new KeyPath(keys.subList(1, keys.size()));
  }

  @Override
  public String toString() {
    return keys.stream()
        .map(key -> key.matches(BARE) ? key : "\"" + key + "\"")
        .collect(Collectors.joining("."));
  }
}
