package dev.slipway.host.probe;

import dev.slipway.host.UnreadableAnswerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the kernel and small tools say of a machine. */
final class MachineFacts {
  private static final long KIB_PER_MIB = 1024;

  private MachineFacts() {}

  static Map<String, Object> kernel(Sections output) throws UnreadableAnswerException {
    List<String> lines = lines(output, "kernel", 4);
    return Map.of(
        "system", lines.get(0),
        "kernel", lines.get(1),
        "kernel_version", lines.get(2),
        "architecture", lines.get(3),
        "machine", lines.get(3));
  }

  static Map<String, Object> names(Sections output) throws UnreadableAnswerException {
    List<String> lines = lines(output, "names", 2);
    String whole = lines.get(1);
    int dot = whole.indexOf('.');
    return Map.of(
        "nodename",
        lines.get(0),
        "hostname",
        lines.get(0).split("\\.", 2)[0],
        "fqdn",
        whole,
        "domain",
        dot < 0 ? "" : whole.substring(dot + 1));
  }

  static Map<String, Object> memory(Sections output) throws UnreadableAnswerException {
    Map<String, Long> kib = new LinkedHashMap<>();
    for (String line : output.lines("memory")) {
      String[] words = line.split("[:\\s]+");
      if (words.length >= 2 && words[1].matches("[0-9]{1,15}")) {
        kib.put(words[0], Long.parseLong(words[1]));
      }
    }
    return Map.of(
        "memtotal_mb", mib(kib, "MemTotal"),
        "memfree_mb", mib(kib, "MemFree"),
        "swaptotal_mb", mib(kib, "SwapTotal"),
        "swapfree_mb", mib(kib, "SwapFree"));
  }

  private static Long mib(Map<String, Long> kib, String key) {
    return kib.getOrDefault(key, 0L) / KIB_PER_MIB;
  }

  static Map<String, Object> user(Sections output) throws UnreadableAnswerException {
    List<String> lines = lines(output, "user", 3);
    return Map.of(
        "user_id", lines.get(0),
        "user_uid", whole(output, lines.get(1)),
        "user_gid", whole(output, lines.get(2)),
        "user_dir", lines.size() > 3 ? lines.get(3) : "");
  }

  static Map<String, Object> services(Sections output) {
    return Map.of(
        "service_mgr", first(output, "init"), "virtualization_type", first(output, "virtual"));
  }

  static Map<String, Object> identity(Sections output) {
    return Map.of(
        "machine_id", first(output, "machine-id"),
        "product_uuid", first(output, "uuid"),
        "product_name", first(output, "product"));
  }

  static Map<String, Object> time(Sections output) throws UnreadableAnswerException {
    List<String> lines = lines(output, "time", 4);
    String uptime = first(output, "uptime").split("[.\\s]", 2)[0];
    return Map.of(
        "date_time",
        Map.of(
            "epoch", whole(output, lines.get(0)),
            "date", lines.get(1),
            "time", lines.get(2),
            "tz", lines.get(3)),
        "uptime_seconds",
        uptime.isEmpty() ? 0L : whole(output, uptime));
  }

  private static Long whole(Sections output, String text) throws UnreadableAnswerException {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw output.unreadable("\"" + text + "\" is no number");
    }
  }

  private static String first(Sections output, String part) {
    return output.linesIfAny(part).stream().findFirst().map(String::strip).orElse("");
  }

  private static List<String> lines(Sections output, String part, int expected)
      throws UnreadableAnswerException {
    List<String> lines = output.lines(part);
    if (lines.size() < expected) {
      throw output.unreadable("the part \"" + part + "\" is too short");
    }
    return lines;
  }
}
