package dev.slipway.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dry run that was kept to be reviewed; docs/runs.md has its form as a file. It never holds a
 * secret.
 *
 * @param made in milliseconds since 1970 in UTC
 * @param sources the SHA-256 of the text of each file that was read, by its name relative to where
 *     the user stood
 * @param tasks only those with something to do, by play, task and host
 */
public record SavedPlan(
    long made, Request request, Map<String, String> sources, List<PlannedTask> tasks) {
  public SavedPlan {
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    tasks = List.copyOf(tasks);
  }

  /**
   * What was asked for.
   *
   * @param inventories the sources, those of the configuration too
   * @param options the other options by their names, each with its values; one that takes none has
   *     none
   */
  public record Request(
      List<String> playbooks, List<String> inventories, Map<String, List<String>> options) {
    public Request {
      playbooks = List.copyOf(playbooks);
      inventories = List.copyOf(inventories);
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
  }
}
