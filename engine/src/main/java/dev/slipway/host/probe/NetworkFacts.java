package dev.slipway.host.probe;

import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the one-line form of {@code ip addr} and the default route (iproute2). */
final class NetworkFacts {
  private NetworkFacts() {}

  /** One address: {@code 2: eth0 inet 10.0.0.5/24 brd ... scope global eth0}. */
  private record Address(String device, String family, String address, String prefix, String line) {
    boolean isGlobal() {
      return line.contains(" scope global") || line.contains(" scope site");
    }
  }

  static Map<String, Object> read(Sections output) throws UnreadableAnswerException {
    List<Address> addresses = new ArrayList<>();
    Set<String> interfaces = new LinkedHashSet<>();
    for (String line : output.lines("addresses")) {
      String[] words = line.strip().split("\\s+");
      if (words.length >= 4) {
        String[] address = words[3].split("/", 2);
        interfaces.add(words[1]);
        addresses.add(
            new Address(
                words[1], words[2], address[0], address.length > 1 ? address[1] : "32", line));
      }
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("interfaces", List.copyOf(interfaces));
    facts.put("all_ipv4_addresses", global(addresses, "inet"));
    facts.put("all_ipv6_addresses", global(addresses, "inet6"));
    facts.put("default_ipv4", defaultRoute(output, addresses));
    return facts;
  }

  private static List<String> global(List<Address> addresses, String family) {
    return addresses.stream()
        .filter(address -> address.family().equals(family) && address.isGlobal())
        .map(Address::address)
        .toList();
  }

  private static Map<String, Object> defaultRoute(Sections output, List<Address> addresses) {
    List<String> words =
        output.linesIfAny("route").stream()
            .findFirst()
            .map(line -> List.of(line.strip().split("\\s+")))
            .orElse(List.of());
    String device = after(words, "dev");
    Map<String, Object> route = new LinkedHashMap<>();
    addresses.stream()
        .filter(address -> address.device().equals(device) && address.family().equals("inet"))
        .findFirst()
        .ifPresent(
            address -> {
              route.put("address", address.address());
              route.put("prefix", address.prefix());
              route.put("interface", device);
              route.put("gateway", after(words, "via"));
            });
    return route;
  }

  private static String after(List<String> words, String key) {
    int at = words.indexOf(key);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
  }
}
