package dev.slipway.modules.services;

import dev.slipway.host.probe.UnitAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a task about a unit registers. */
final class UnitValues {
  private UnitValues() {}

  static Map<String, Object> of(UnitSettings desired, UnitObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    desired.unit().ifPresent(name -> values.put("name", name));
    if (observed.unit().orElse(new UnitAnswer.Missing()) instanceof UnitAnswer.Present unit) {
      if (UnitDiff.of(desired, observed).isEmpty()) {
        values.put("state", unit.isRunning() ? "started" : "stopped");
        values.put("enabled", unit.isEnabled());
        values.put("status", status(unit));
      }
      if (desired.enabled().isPresent() && UnitDiff.isFixed(unit)) {
        String state = unit.fileState().isEmpty() ? "has no unit file" : "is " + unit.fileState();
        values.put(
            "warnings",
            List.of(
                "The unit \"%s\" %s: it can be neither enabled nor disabled."
                    .formatted(unit.id(), state)));
      }
    }
    return values;
  }

  /** systemd's own names, as {@code systemctl show} has them. */
  private static Map<String, Object> status(UnitAnswer.Present unit) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("Id", unit.id());
    status.put("LoadState", unit.load().state());
    status.put("ActiveState", unit.active().state());
    status.put("SubState", unit.active().subState());
    status.put("UnitFileState", unit.fileState());
    status.put("FragmentPath", unit.load().fragment());
    return status;
  }
}
