package dev.slipway.host.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interfaces, addresses and default routes, from {@code ip} of iproute2. */
final class NetworkFacts implements FactGroup {
  private static final Pattern GATEWAY = Pattern.compile(".* via (\\S+) .*");
  private static final Pattern DEVICE = Pattern.compile(".* dev (\\S+) .*");
  private static final Pattern SOURCE = Pattern.compile(".* src (\\S+) .*");

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "interfaces",
        "The names of all network interfaces.",
        "network_interfaces",
        "A map by name of interface: macaddress, mtu, type, active, and the lists ipv4 and ipv6 of"
            + " maps with address, prefix and, for ipv4, netmask, network, broadcast.",
        "default_ipv4",
        "A map about the way to the world: interface, address, gateway, netmask, network, prefix,"
            + " broadcast, macaddress, mtu, type; empty when there is no way.",
        "default_ipv6",
        "A map as default_ipv4, without what IPv6 does not have.",
        "all_ipv4_addresses",
        "All IPv4 addresses but those of loopback.",
        "all_ipv6_addresses",
        "All IPv6 addresses but those of loopback.");
  }

  /** The two routes are to addresses kept for documentation; nothing is sent there. */
  @Override
  public String script() {
    return """
    part links; ip -o link show 2>/dev/null
    part addresses; ip -o address show 2>/dev/null
    part route4; ip -4 route get 192.0.2.1 2>/dev/null
    part route6; ip -6 route get 2001:db8::1 2>/dev/null
    """;
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    Map<String, NetworkInterface> interfaces = new LinkedHashMap<>();
    for (String line : source.part("links")) {
      NetworkInterface.ofLink(line).ifPresent(link -> interfaces.put(link.name(), link));
    }
    for (String line : source.part("addresses")) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 3) {
        interfaces.computeIfPresent(
            words[1].split("@", 2)[0], (_, link) -> link.withAddress(words));
      }
    }
    Map<String, Object> described = new LinkedHashMap<>();
    interfaces.forEach((name, link) -> described.put(name, link.describe()));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("interfaces", new ArrayList<Object>(interfaces.keySet()));
    facts.put("network_interfaces", described);
    facts.put("default_ipv4", route(source.firstOfPart("route4"), interfaces, false));
    facts.put("default_ipv6", route(source.firstOfPart("route6"), interfaces, true));
    facts.put("all_ipv4_addresses", addresses(interfaces, false));
    facts.put("all_ipv6_addresses", addresses(interfaces, true));
    return facts;
  }

  private static List<Object> addresses(Map<String, NetworkInterface> interfaces, boolean six) {
    List<Object> addresses = new ArrayList<>();
    for (NetworkInterface link : interfaces.values()) {
      for (IpAddress address : link.addresses()) {
        if (address.isSix() == six && !address.isLoopback()) {
          addresses.add(address.address());
        }
      }
    }
    return addresses;
  }

  private static Map<String, Object> route(
      Optional<String> route, Map<String, NetworkInterface> interfaces, boolean six) {
    String line = route.map(text -> text + " ").orElse("");
    Optional<NetworkInterface> link =
        word(DEVICE, line).flatMap(name -> Optional.ofNullable(interfaces.get(name)));
    Optional<String> address = word(SOURCE, line);
    if (link.isEmpty() || address.isEmpty()) {
      return Map.of();
    }
    NetworkInterface found = link.get();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("interface", found.name());
    facts.put("address", address.get());
    word(GATEWAY, line).ifPresent(gateway -> facts.put("gateway", gateway));
    found.addresses().stream()
        .filter(candidate -> candidate.address().equals(address.get()))
        .findFirst()
        .ifPresent(candidate -> candidate.describe().forEach(facts::putIfAbsent));
    facts.put("macaddress", found.macAddress());
    facts.put("mtu", found.mtu());
    facts.put("type", found.type());
    if (!six) {
      facts.put("alias", found.name());
    }
    return facts;
  }

  private static Optional<String> word(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
