package dev.slipway.host;

import java.util.Collection;
import java.util.stream.Collectors;

/** Quoting for POSIX {@code sh}. */
public final class Shell {
  private static final String SAFE =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=@%+,";

  private Shell() {}

  /**
   * A word that the shell reads as exactly {@code value}.
   *
   * @throws IllegalArgumentException for a NUL character, which no word can hold
   */
  public static String quote(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a word of a shell cannot hold a NUL character");
    }
    boolean plain = !value.isEmpty() && value.chars().allMatch(c -> SAFE.indexOf(c) >= 0);
    return plain ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** Several words, separated by spaces. */
  public static String quoteAll(Collection<String> values) {
    return values.stream().map(Shell::quote).collect(Collectors.joining(" "));
  }
}
