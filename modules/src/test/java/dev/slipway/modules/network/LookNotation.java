package dev.slipway.modules.network;

import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.network.LookProbe.Look;
import java.util.List;

/** {@code wait port 80 of 10.0.0.1 is open: reached} or {@code not yet}. */
public final class LookNotation implements ProbeNotation<LookProbe, Look> {

  @Override
  public Class<LookProbe> probe() {
    return LookProbe.class;
  }

  @Override
  public List<String> keys(LookProbe probe) {
    return List.of("wait " + probe.awaited().text());
  }

  @Override
  public Look answer(LookProbe probe, Object written) {
    return switch (String.valueOf(written)) {
      case "reached" -> new Look.Reached();
      case "not yet" -> new Look.NotYet();
      default -> throw new IllegalArgumentException("reached or not yet, not: " + written);
    };
  }
}
