package dev.slipway.run;

import java.time.Duration;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param hosts by name, in the order of the inventory
 */
public record Recap(
    Map<String, Counts> hosts, Statistics statistics, Duration took, boolean dryRun) {
  public Recap {
    hosts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(hosts));
  }

  /** Of a run without statistics. */
  public Recap(Map<String, Counts> hosts, Duration took, boolean dryRun) {
    this(hosts, Statistics.NONE, took, dryRun);
  }

  /**
   * The tasks of one host, by how they ended.
   *
   * @param rescued the failures that a rescue answered; they are not among the failed
   * @param exchanges the round trips with the host
   */
  public record Counts(
      int unchanged,
      int changed,
      int afterApply,
      int skipped,
      int failed,
      int unreachable,
      int ignored,
      int rescued,
      int notReached,
      long exchanges) {}

  public boolean anyFailed() {
    return hosts.values().stream().anyMatch(counts -> counts.failed() > 0);
  }

  public boolean anyUnreachable() {
    return hosts.values().stream().anyMatch(counts -> counts.unreachable() > 0);
  }

  /** Whether something was changed, or would be. */
  public boolean anyChanges() {
    return hosts.values().stream()
        .anyMatch(counts -> counts.changed() > 0 || counts.afterApply() > 0);
  }
}
