package dev.slipway.host.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processors, from {@code /proc/cpuinfo}. */
final class ProcessorFacts implements FactGroup {

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "processor",
            "A list: number, vendor and model of each logical processor, one after another.",
        "processor_count", "The number of sockets.",
        "processor_cores", "The number of cores in a socket.",
        "processor_threads_per_core", "The number of threads of a core.",
        "processor_vcpus", "The number of logical processors.",
        "processor_nproc", "The number of logical processors that a process may use.");
  }

  @Override
  public String script() {
    return """
    part cpuinfo
    grep -E '^(processor|vendor_id|model name|physical id|cpu cores|siblings)[[:space:]]*:' \
    /proc/cpuinfo
    part nproc
    nproc
    """;
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    List<Object> models = new ArrayList<>();
    Set<String> sockets = new HashSet<>();
    Map<String, Long> last = new HashMap<>();
    long logical = 0;
    for (String line : source.part("cpuinfo")) {
      String[] pair = line.split(":", 2);
      String name = pair[0].strip();
      String value = pair.length > 1 ? pair[1].strip() : "";
      switch (name) {
        case "processor" -> {
          logical++;
          models.add(value);
        }
        case "vendor_id", "model name" -> models.add(value);
        case "physical id" -> sockets.add(value);
        default -> last.put(name, FactSource.number(value));
      }
    }
    // Without sockets, as on many ARM machines, each processor counts as one.
    long count = sockets.isEmpty() ? logical : sockets.size();
    long cores = last.getOrDefault("cpu cores", 1L);
    long threads = Math.max(1, last.getOrDefault("siblings", cores) / Math.max(1, cores));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("processor", models);
    facts.put("processor_count", count);
    facts.put("processor_cores", cores);
    facts.put("processor_threads_per_core", threads);
    facts.put("processor_vcpus", sockets.isEmpty() ? logical : count * cores * threads);
    facts.put("processor_nproc", FactSource.number(source.firstOfPart("nproc").orElse("")));
    return facts;
  }
}
