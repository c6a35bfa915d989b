package dev.slipway.modules.network;

import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;

/** {@code boot: {id: ..., started: ..., reasons: [...]}}; each has a default. */
public final class BootNotation implements ProbeNotation<BootProbe, BootProbe.Boot> {
  @Override
  public Class<BootProbe> probe() {
    return BootProbe.class;
  }

  @Override
  public List<String> keys(BootProbe probe) {
    return List.of("boot");
  }

  @Override
  public BootProbe.Boot answer(BootProbe probe, Object written) {
    YamlMap map = YamlMap.of(written);
    BootProbe.Boot boot =
        new BootProbe.Boot(
            map.text("id", "one"),
            map.text("started", "1"),
            map.list("reasons").stream().map(String::valueOf).toList());
    map.mustBeUsedUp();
    return boot;
  }
}
