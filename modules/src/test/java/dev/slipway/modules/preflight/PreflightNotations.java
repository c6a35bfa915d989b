package dev.slipway.modules.preflight;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How case files write what decides whether a host can be a node. */
public final class PreflightNotations {
  private PreflightNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(HostFactsProbe.class, _ -> "node", (_, it) -> facts(YamlMap.of(it))));
  }

  private static HostFacts facts(YamlMap map) {
    Map<Integer, String> ports = new HashMap<>();
    map.take("ports")
        .ifPresent(
            written ->
                YamlMap.of(written)
                    .rest()
                    .forEach((port, name) -> ports.put(Integer.valueOf(port), "" + name)));
    HostFacts facts =
        new HostFacts(
            map.number("cpus", 4),
            map.number("memory", 8000),
            map.number("disk", 50_000),
            map.text("kernel", "6.1.0-18-amd64"),
            Math.toIntExact(map.number("cgroups", 2)),
            texts(map.list("swaps")),
            ports,
            texts(map.list("programs")),
            texts(map.list("firewalls")),
            map.flag("bridges", true),
            map.text("kubelet", ""),
            new HostFacts.Identity(
                map.text("name", "node1"),
                map.flag("resolves", true),
                map.text("uuid", ""),
                map.text("selinux", "")));
    map.mustBeUsedUp();
    return facts;
  }

  private static List<String> texts(List<?> list) {
    return list.stream().map(String::valueOf).toList();
  }
}
