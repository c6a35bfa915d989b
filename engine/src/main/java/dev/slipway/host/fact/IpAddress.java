package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An address of an interface.
 *
 * @param prefix the number of bits that name the network
 * @param broadcast empty when there is none
 */
record IpAddress(String address, int prefix, String broadcast, String scope) {
  private static final int BITS = 32;
  private static final int BITS_OF_BYTE = 8;
  private static final int BYTE = 0xff;

  /** From words such as {@code 2: eth0 inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0}. */
  static Optional<IpAddress> ofWords(String[] words) {
    if (!words[2].equals("inet") && !words[2].equals("inet6")) {
      return Optional.empty();
    }
    String[] parts = words[3].split("/", 2);
    int full = words[2].equals("inet") ? BITS : 128;
    int prefix = parts.length > 1 ? (int) FactSource.number(parts[1]) : full;
    List<String> all = List.of(words);
    return Optional.of(new IpAddress(parts[0], prefix, after(all, "brd"), after(all, "scope")));
  }

  private static String after(List<String> words, String keyword) {
    int index = words.indexOf(keyword);
    return index >= 0 && index + 1 < words.size() ? words.get(index + 1) : "";
  }

  boolean isSix() {
    return address.contains(":");
  }

  boolean isLoopback() {
    return address.startsWith("127.") || address.equals("::1");
  }

  Map<String, Object> describe() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("address", address);
    facts.put("prefix", Integer.toString(prefix));
    if (isSix()) {
      facts.put("scope", scope);
      return facts;
    }
    long mask = prefix == 0 ? 0 : -1L << (BITS - prefix);
    facts.put("netmask", dotted(mask));
    facts.put("network", dotted(number(address) & mask));
    facts.put("broadcast", broadcast);
    return facts;
  }

  private static long number(String dotted) {
    long number = 0;
    for (String part : dotted.split("\\.", -1)) {
      number = (number << BITS_OF_BYTE) | FactSource.number(part);
    }
    return number;
  }

  private static String dotted(long number) {
    StringBuilder text = new StringBuilder();
    for (int shift = BITS - BITS_OF_BYTE; shift >= 0; shift -= BITS_OF_BYTE) {
      text.append(number >> shift & BYTE).append(shift == 0 ? "" : ".");
    }
    return text.toString();
  }
}
