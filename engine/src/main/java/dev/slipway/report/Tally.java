package dev.slipway.report;

import dev.slipway.run.Recap;
import dev.slipway.run.TaskResult;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts results as they come, for the recap of a run that did not end by itself. */
final class Tally {
  private final Map<String, Map<TaskResult.Status, Integer>> counts = new LinkedHashMap<>();

  void add(TaskResult result) {
    counts
        .computeIfAbsent(result.host(), _ -> new EnumMap<>(TaskResult.Status.class))
        .merge(result.status(), 1, Integer::sum);
  }

  Map<String, Recap.Counts> recap() {
    Map<String, Recap.Counts> hosts = new LinkedHashMap<>();
    counts.forEach((host, byStatus) -> hosts.put(host, counts(byStatus)));
    return hosts;
  }

  private static Recap.Counts counts(Map<TaskResult.Status, Integer> of) {
    return new Recap.Counts(
        of.getOrDefault(TaskResult.Status.UNCHANGED, 0),
        of.getOrDefault(TaskResult.Status.CHANGED, 0),
        of.getOrDefault(TaskResult.Status.AFTER_APPLY, 0),
        of.getOrDefault(TaskResult.Status.SKIPPED, 0),
        of.getOrDefault(TaskResult.Status.FAILED, 0),
        of.getOrDefault(TaskResult.Status.UNREACHABLE, 0),
        of.getOrDefault(TaskResult.Status.IGNORED, 0),
        0,
        of.getOrDefault(TaskResult.Status.NOT_REACHED, 0),
        0);
  }
}
