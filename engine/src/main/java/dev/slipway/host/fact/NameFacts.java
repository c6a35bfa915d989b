package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.Map;

/** The full name of a host, for which its name services are asked. */
final class NameFacts implements FactGroup {

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "fqdn", "The full name of the host, as hostname -f; the running name when there is none.",
        "domain", "The full name after its first dot; empty when it has none.");
  }

  /** A name server that does not answer must not hold up everything else. */
  @Override
  public String script() {
    return """
    part fqdn
    timeout 5 hostname -f 2>/dev/null || uname -n
    """;
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    String name = source.firstOfPart("fqdn").orElse("");
    int dot = name.indexOf('.');
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("fqdn", name);
    facts.put("domain", dot < 0 ? "" : name.substring(dot + 1));
    return facts;
  }
}
