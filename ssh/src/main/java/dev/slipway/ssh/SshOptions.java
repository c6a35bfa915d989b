package dev.slipway.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * OpenSSH options that hold for one destination. The first value said of an option holds, except
 * for those that may be said several times.
 */
final class SshOptions {
  private final Map<String, List<List<String>>> values = new HashMap<>();

  /** Adds one more value, weaker than those before. */
  void add(String key, List<String> words) {
    values.computeIfAbsent(key.toLowerCase(Locale.ROOT), k -> new ArrayList<>()).add(words);
  }

  /** The value that holds, as one text. */
  Optional<String> value(String key) {
    return words(key).map(words -> String.join(" ", words));
  }

  /** The words of the value that holds, such as several files. */
  Optional<List<String>> words(String key) {
    return all(key).stream().findFirst();
  }

  /** Every value of an option that adds up, such as {@code IdentityFile}. */
  List<List<String>> all(String key) {
    return values.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }

  boolean isYes(String key) {
    return value(key).filter("yes"::equalsIgnoreCase).isPresent();
  }

  boolean isNo(String key) {
    return value(key).filter("no"::equalsIgnoreCase).isPresent();
  }
}
