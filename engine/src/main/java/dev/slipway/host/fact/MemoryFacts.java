package dev.slipway.host.fact;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Memory and swap in MiB, from {@code /proc/meminfo}. */
final class MemoryFacts implements FactGroup {
  private static final String FILE = "/proc/meminfo";
  private static final long KIB_IN_MIB = 1024;

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "memtotal_mb", "All memory, in MiB.",
        "memfree_mb", "Memory that nothing uses, in MiB.",
        "memavailable_mb", "Memory that programs can have, in MiB.",
        "swaptotal_mb", "All swap, in MiB.",
        "swapfree_mb", "Swap that nothing uses, in MiB.",
        "memory_mb", "A map of maps: real, nocache and swap, each with total, used and free.");
  }

  @Override
  public List<String> files() {
    return List.of(FILE);
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    Map<String, Long> sizes = new HashMap<>();
    for (String line : source.file(FILE)) {
      String[] pair = line.split(":", 2);
      if (pair.length == 2) {
        sizes.put(pair[0], FactSource.number(pair[1]) / KIB_IN_MIB);
      }
    }
    long total = size(sizes, "MemTotal");
    long free = size(sizes, "MemFree");
    long cached = size(sizes, "Cached") + size(sizes, "Buffers");
    long swapTotal = size(sizes, "SwapTotal");
    long swapFree = size(sizes, "SwapFree");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("memtotal_mb", total);
    facts.put("memfree_mb", free);
    facts.put("memavailable_mb", size(sizes, "MemAvailable"));
    facts.put("swaptotal_mb", swapTotal);
    facts.put("swapfree_mb", swapFree);
    Map<String, Object> memory = new LinkedHashMap<>();
    memory.put("real", Map.of("total", total, "used", total - free, "free", free));
    memory.put("nocache", Map.of("free", free + cached, "used", total - free - cached));
    memory.put(
        "swap",
        Map.of(
            "total",
            swapTotal,
            "used",
            swapTotal - swapFree,
            "free",
            swapFree,
            "cached",
            size(sizes, "SwapCached")));
    facts.put("memory_mb", memory);
    return facts;
  }

  private static long size(Map<String, Long> sizes, String name) {
    return sizes.getOrDefault(name, 0L);
  }
}
