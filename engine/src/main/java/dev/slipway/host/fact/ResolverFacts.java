package dev.slipway.host.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How names are resolved, see {@code resolv.conf(5)}. */
final class ResolverFacts implements FactGroup {
  private static final String FILE = "/etc/resolv.conf";

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "dns",
        "A map from /etc/resolv.conf: nameservers, search, domain, options; as far as there.");
  }

  @Override
  public List<String> files() {
    return List.of(FILE);
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    Map<String, Object> dns = new LinkedHashMap<>();
    List<Object> servers = new ArrayList<>();
    for (String line : source.file(FILE)) {
      String[] words = line.strip().split("\\s+", -1);
      List<Object> values = List.of((Object[]) words).subList(1, words.length);
      if (values.isEmpty()) {
        continue;
      }
      switch (words[0]) {
        case "nameserver" -> servers.add(values.getFirst());
        case "domain" -> dns.put("domain", values.getFirst());
        case "search" -> dns.put("search", values);
        case "options" -> dns.put("options", options(values));
        default -> {}
      }
    }
    if (!servers.isEmpty()) {
      dns.put("nameservers", servers);
    }
    return Map.of("dns", dns);
  }

  /** {@code ndots:2} is a value, {@code rotate} a switch that is on. */
  private static Map<String, Object> options(List<Object> words) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (Object word : words) {
      String[] pair = word.toString().split(":", 2);
      options.put(pair[0], pair.length > 1 ? pair[1] : (Object) true);
    }
    return options;
  }
}
