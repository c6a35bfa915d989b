package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.List;

/** Which units have a file on the host? For advice when a name is wrong. */
public record UnitNamesProbe() implements Probe<List<String>> {
  private static final String SCRIPT =
      """
      part names
      systemctl list-unit-files --no-legend --no-pager --full 2>/dev/null
      :
      """;

  private static final ProbeKind<UnitNamesProbe, List<String>> KIND =
      new OneQuestion<>(
          "unit names",
          SCRIPT,
          output ->
              output.lines("names").stream()
                  .map(line -> line.strip().split("\\s+", -1)[0])
                  .toList());

  @Override
  public ProbeKind<UnitNamesProbe, List<String>> kind() {
    return KIND;
  }
}
