package dev.slipway.host.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The running boot: how the kernel was called, since when it runs, how busy it is. */
final class BootFacts implements FactGroup {
  private static final String COMMAND_LINE = "/proc/cmdline";
  private static final String UPTIME = "/proc/uptime";
  private static final String LOAD = "/proc/loadavg";
  private static final String MACHINE_ID = "/etc/machine-id";

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "cmdline", "A map of the kernel's command line; a word without a value is true.",
        "proc_cmdline", "The same; a word that stands there several times has a list.",
        "uptime_seconds", "Seconds since the kernel started.",
        "loadavg", "A map of the average load: 1m, 5m, 15m.",
        "machine_id", "The identity of the installation, from /etc/machine-id.");
  }

  @Override
  public List<String> files() {
    return List.of(COMMAND_LINE, UPTIME, LOAD, MACHINE_ID);
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    Map<String, Object> last = new LinkedHashMap<>();
    Map<String, List<Object>> all = new LinkedHashMap<>();
    for (String word : source.firstLine(COMMAND_LINE).orElse("").split("\\s+", -1)) {
      String[] pair = word.split("=", 2);
      Object value = pair.length > 1 ? pair[1] : (Object) true;
      if (!pair[0].isEmpty()) {
        last.put(pair[0], value);
        all.computeIfAbsent(pair[0], _ -> new ArrayList<>()).add(value);
      }
    }
    Map<String, Object> each = new LinkedHashMap<>();
    all.forEach((name, values) -> each.put(name, values.size() == 1 ? values.getFirst() : values));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cmdline", last);
    facts.put("proc_cmdline", each);
    facts.put("uptime_seconds", FactSource.number(source.firstLine(UPTIME).orElse("")));
    facts.put("loadavg", load(source.firstLine(LOAD).orElse("").split(" ", -1)));
    facts.put("machine_id", source.firstLineOrNone(MACHINE_ID));
    return facts;
  }

  private static Map<String, Object> load(String[] words) {
    List<String> names = List.of("1m", "5m", "15m");
    Map<String, Object> load = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.size(), words.length); i++) {
      if (words[i].matches("\\d+(\\.\\d+)?")) {
        load.put(names.get(i), Double.valueOf(words[i]));
      }
    }
    return load;
  }
}
