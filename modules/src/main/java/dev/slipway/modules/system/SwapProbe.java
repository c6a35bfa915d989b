package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What does the host swap to, and what would make it do so again? */
record SwapProbe() implements Probe<SwapProbe.Swaps> {

  /**
   * The answer.
   *
   * @param devices in use, with what is used of them, in kilobytes
   * @param units of systemd that swap or set swap up, with the state of their files
   * @param available memory, in kilobytes
   */
  record Swaps(Map<String, Long> devices, Map<String, String> units, long available) {}

  private static final String SCRIPT =
      """
      part devices; tail -n +2 /proc/swaps 2>/dev/null
      part units
      if command -v systemctl >/dev/null 2>&1; then
      systemctl list-unit-files --no-legend --no-pager '*.swap' zramswap.service \
      dphys-swapfile.service 'systemd-zram-setup@*.service' 2>/dev/null
      fi
      part available; awk '/^MemAvailable:/ { print $2 }' /proc/meminfo
      """;

  private static final ProbeKind<SwapProbe, Swaps> KIND =
      new OneQuestion<>("swap", SCRIPT, SwapProbe::read);

  private static Swaps read(Sections output) throws UnreadableAnswerException {
    Map<String, Long> devices = new LinkedHashMap<>();
    for (String line : output.lines("devices")) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length < 4 || !fields[3].matches("\\d{1,15}")) {
        throw output.unreadable("not a line of /proc/swaps: " + line);
      }
      devices.put(FstabEntry.unescaped(fields[0]), Long.parseLong(fields[3]));
    }
    Map<String, String> units = new LinkedHashMap<>();
    for (String line : output.lines("units")) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length >= 2 && !fields[0].contains("@.")) {
        units.put(fields[0], fields[1]);
      }
    }
    return new Swaps(devices, units, output.number("available"));
  }

  @Override
  public ProbeKind<SwapProbe, Swaps> kind() {
    return KIND;
  }
}
