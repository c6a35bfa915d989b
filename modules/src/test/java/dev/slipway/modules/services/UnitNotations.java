package dev.slipway.modules.services;

import dev.slipway.host.probe.UnitAnswer;
import dev.slipway.host.probe.UnitNamesProbe;
import dev.slipway.host.probe.UnitProbe;
import dev.slipway.host.probe.UnitReloadProbe;
import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;
import java.util.Locale;

/** How case files write answers about units. */
public final class UnitNotations {
  private UnitNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(UnitProbe.class, probe -> "unit " + probe.name(), UnitNotations::unit),
        new KeyedNotation<>(UnitReloadProbe.class, _ -> "unit files", (_, it) -> need(it)),
        new KeyedNotation<>(UnitNamesProbe.class, _ -> "unit names", (_, it) -> names(it)));
  }

  /** {@code missing}, {@code no systemd}, or what {@code systemctl show} tells. */
  private static UnitAnswer unit(UnitProbe probe, Object written) {
    if (written.equals("missing")) {
      return new UnitAnswer.Missing();
    }
    if (written.equals("no systemd")) {
      return new UnitAnswer.NoSystemd("systemd does not run on this host.");
    }
    YamlMap map = YamlMap.of(written);
    String active = map.text("active", "active");
    UnitAnswer answer =
        new UnitAnswer.Present(
            map.text("id", probe.name()),
            new UnitAnswer.Load(
                map.text("load", "loaded"),
                map.text("error", ""),
                map.text("fragment", "/lib/systemd/system/" + probe.name()),
                map.text("type", "simple"),
                map.flag("remains", false)),
            new UnitAnswer.Active(
                active, map.text("sub", active.equals("active") ? "running" : "dead")),
            map.text("file", "enabled"));
    map.mustBeUsedUp();
    return answer;
  }

  private static UnitReloadProbe.Need need(Object written) {
    return UnitReloadProbe.Need.valueOf(String.valueOf(written).toUpperCase(Locale.ROOT));
  }

  private static List<String> names(Object written) {
    return ((List<?>) written).stream().map(String::valueOf).toList();
  }
}
