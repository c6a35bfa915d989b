package dev.slipway.run;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets of a run; whatever is shown passes through {@link #mask}. Safe for all threads. */
public final class Redactions {
  private static final String MASK = "********";

  /** Shorter values would mask half of every text. */
  private static final int SHORTEST = 4;

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  /** Masks a value from now on. */
  public void add(String secret) {
    if (secret.length() >= SHORTEST) {
      secrets.add(secret);
      secret.lines().filter(line -> line.strip().length() >= SHORTEST).forEach(secrets::add);
    }
  }

  public String mask(String text) {
    if (secrets.isEmpty()) {
      return text;
    }
    String masked = text;
    // Longest first, so that a secret inside another leaves no rest.
    for (String secret :
        secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }
}
