package dev.slipway.modules.ceph;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How case files write answers of a Ceph cluster. */
public final class CephNotations {
  private CephNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(PoolsProbe.class, _ -> "ceph pools", (_, it) -> pools(it)),
        new KeyedNotation<>(HealthProbe.class, _ -> "ceph health", (_, it) -> health(it)),
        new KeyedNotation<>(MonitorsProbe.class, _ -> "ceph monitors", (_, it) -> monitors(it)),
        new KeyedNotation<>(
            EntityProbe.class, probe -> "ceph entity " + probe.entity(), (_, it) -> entity(it)));
  }

  private static PoolsProbe.Answer pools(Object written) {
    return written instanceof List<?> list
        ? new PoolsProbe.Answer.Known(list.stream().map(CephNotations::pool).toList())
        : new PoolsProbe.Answer.Refused(refused(written).orElseThrow());
  }

  private static Pool pool(Object written) {
    YamlMap map = YamlMap.of(written);
    Pool pool =
        new Pool(
            map.text("name", "kubernetes"),
            map.number("pg_num", 32),
            map.number("size", 3),
            map.number("min_size", 2),
            map.text("autoscale", "on"),
            map.list("applications").stream().map(String::valueOf).toList());
    map.mustBeUsedUp();
    return pool;
  }

  private static HealthProbe.Answer health(Object written) {
    if (written instanceof String status) {
      return new HealthProbe.Answer.Known(status, List.of());
    }
    Optional<String> refused = refused(written);
    return refused.isPresent()
        ? new HealthProbe.Answer.Refused(refused.get())
        : new HealthProbe.Answer.Known(
            "HEALTH_ERR",
            YamlMap.of(written).list("errors").stream().map(String::valueOf).toList());
  }

  private static MonitorsProbe.Answer monitors(Object written) {
    Optional<String> refused = refused(written);
    YamlMap map = YamlMap.of(written);
    return refused.isPresent()
        ? new MonitorsProbe.Answer.Refused(refused.get())
        : new MonitorsProbe.Answer.Known(
            map.text("fsid", "6d1c1b7e-6f0e-4b51-8c11-5d3ad6a5a1f7"),
            map.list("addresses").stream().map(String::valueOf).toList());
  }

  private static EntityProbe.Answer entity(Object written) {
    if (written.equals("absent")) {
      return new EntityProbe.Answer.Absent();
    }
    Optional<String> refused = refused(written);
    if (refused.isPresent()) {
      return new EntityProbe.Answer.Refused(refused.get());
    }
    YamlMap map = YamlMap.of(written);
    Map<String, String> capabilities = new LinkedHashMap<>();
    map.take("caps")
        .map(it -> YamlMap.of(it).rest())
        .orElse(Map.of())
        .forEach((daemon, value) -> capabilities.put(daemon, String.valueOf(value)));
    EntityProbe.Answer answer =
        new EntityProbe.Answer.Present(map.text("key", "a-key"), capabilities);
    map.mustBeUsedUp();
    return answer;
  }

  private static Optional<String> refused(Object written) {
    return YamlMap.of(written).optionalText("refused");
  }
}
