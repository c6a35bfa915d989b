package dev.slipway.host.probe;

import java.util.*;

public record FactsProbe(Set<String> n) implements dev.slipway.host.Probe<Map<String, Object>> {
  public static Set<String> names() {
    return Set.of("hostname", "os_family", "distribution");
  }

  public dev.slipway.host.ProbeKind<?, Map<String, Object>> kind() {
    throw new IllegalStateException("no facts yet");
  }
}
