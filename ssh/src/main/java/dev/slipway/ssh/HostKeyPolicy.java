package dev.slipway.ssh;

import java.util.Locale;
import java.util.Optional;

/** What is done about a host whose key is not in {@code known_hosts}. */
public enum HostKeyPolicy {
  /** Refuse. */
  STRICT,
  /** Accept it and write it down; still refuse a key that changed. */
  ACCEPT_NEW,
  /** Accept any key, even one that changed, and write nothing down. Anyone can be the host then. */
  OFF;

  /**
   * OpenSSH's {@code StrictHostKeyChecking}. There is nobody to {@code ask}, so that is {@link
   * #STRICT}.
   */
  static Optional<HostKeyPolicy> parse(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "ask", "strict" -> Optional.of(STRICT);
      case "accept-new" -> Optional.of(ACCEPT_NEW);
      case "no", "false", "off" -> Optional.of(OFF);
      default -> Optional.empty();
    };
  }
}
