package dev.slipway.modules.administration;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import java.util.List;

/** How case files write what SELinux does: {@code enforcing permissive disabled}. */
public final class AdministrationNotations {
  private AdministrationNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(
            SelinuxProbe.class,
            _ -> "SELinux",
            (_, it) -> SelinuxProbe.Mode.of(String.valueOf(it))));
  }
}
