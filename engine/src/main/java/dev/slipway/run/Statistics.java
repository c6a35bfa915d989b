package dev.slipway.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code set_stats} gathered.
 *
 * @param run the values of the run as a whole, by name
 * @param hosts those of single hosts
 */
public record Statistics(Map<String, Object> run, Map<String, Map<String, Object>> hosts) {
  public static final Statistics NONE = new Statistics(Map.of(), Map.of());

  public Statistics {
    run = Collections.unmodifiableMap(new LinkedHashMap<>(run));
    hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
  }

  public boolean isEmpty() {
    return run.isEmpty() && hosts.isEmpty();
  }
}
