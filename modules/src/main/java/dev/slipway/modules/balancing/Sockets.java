package dev.slipway.modules.balancing;

import java.util.List;

/** What listens on a host, and which addresses it has. */
record Sockets(List<Listener> listeners, List<String> addresses) {

  /**
   * A port that is in use.
   *
   * @param address such as {@code 0.0.0.0}; {@code *} for all
   * @param program that listens; empty when the acting user may not know
   */
  record Listener(String address, int port, String program) {

    /** Whether nothing else can listen at an address and this port. */
    boolean blocks(String other, int otherPort) {
      return port == otherPort
          && (isWildcard(address) || isWildcard(other) || address.equals(other));
    }
  }

  Sockets {
    listeners = List.copyOf(listeners);
    addresses = List.copyOf(addresses);
  }

  static boolean isWildcard(String address) {
    return address.isEmpty()
        || address.equals("*")
        || address.equals("0.0.0.0")
        || address.equals("::")
        || address.equals("[::]");
  }
}
