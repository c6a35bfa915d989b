package dev.slipway.run;

import dev.slipway.host.HostText;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The secrets of a run; whatever is shown passes through {@link #mask}, which also makes bytes of
 * hosts readable that are no text. Safe for all threads.
 */
public final class Redactions {
  /** What is shown for a secret. */
  public static final String MASK = "********";

  /** Shorter values would mask half of every text. */
  private static final int SHORTEST = 4;

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  /** Longest first, so that a secret inside another leaves no rest; made anew after an addition. */
  private volatile List<String> longestFirst = List.of();

  /** Masks a value from now on. */
  public void add(String secret) {
    if (secret.length() >= SHORTEST) {
      Stream<String> lines = secret.lines().filter(line -> line.strip().length() >= SHORTEST);
      boolean news = Stream.concat(Stream.of(secret), lines).filter(secrets::add).count() > 0;
      if (news) {
        sort();
      }
    }
  }

  private synchronized void sort() {
    longestFirst =
        secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** Whether a text as a whole is a secret. */
  public boolean isSecret(String text) {
    return secrets.contains(text);
  }

  public String mask(String text) {
    String masked = text;
    for (String secret : longestFirst) {
      masked = masked.replace(secret, MASK);
    }
    return HostText.shown(masked);
  }
}
