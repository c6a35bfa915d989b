package dev.slipway.modules.ceph;

import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a pool differs from what is declared. Pure. */
final class PoolDifference {
  private final PoolModule.Desired desired;
  private final List<Change> changes = new ArrayList<>();

  private PoolDifference(PoolModule.Desired desired) {
    this.desired = desired;
  }

  static Diff between(PoolModule.Desired desired, PoolsProbe.Answer.Known pools) {
    PoolDifference difference = new PoolDifference(desired);
    Optional<Pool> before = pools.named(desired.name());
    if (!desired.present()) {
      return before.map(_ -> difference.removal(pools)).orElse(Diff.none());
    }
    difference.compare(before);
    Diff diff =
        Diff.ofChanges(before.isPresent() ? Action.UPDATE : Action.CREATE, difference.changes);
    PoolsProbe.Answer after = pools.with(predicted(desired, before));
    return diff.isEmpty() ? diff : diff.predicting(List.of(Prediction.of(desired.probe(), after)));
  }

  private Diff removal(PoolsProbe.Answer.Known pools) {
    add("state", Optional.of("present"), Optional.empty());
    PoolsProbe.Answer after = pools.without(desired.name());
    return Diff.of(Action.DELETE, changes)
        .predicting(List.of(Prediction.of(desired.probe(), after)));
  }

  private void compare(Optional<Pool> before) {
    PoolModule.Settings settings = desired.settings();
    if (before.isEmpty()) {
      add("state", Optional.empty(), Optional.of("present"));
    }
    compare("pg_autoscale", before.map(Pool::autoscale), settings.autoscale());
    if (before.isEmpty() || countsGroups(settings, before.get())) {
      compare("pg_num", before.map(Pool::groups), settings.groups());
    }
    compare("size", before.map(Pool::size), settings.size());
    compare("min_size", before.map(Pool::minimumSize), settings.minimumSize());
    application(before);
  }

  /** Whether the number of placement groups is declared, and not found by the cluster. */
  static boolean countsGroups(PoolModule.Settings settings, Pool pool) {
    return !settings.autoscale().orElse(pool.autoscale()).equals("on");
  }

  private void application(Optional<Pool> before) {
    Optional<String> wanted = desired.settings().application();
    List<String> served = before.map(Pool::applications).orElse(List.of());
    if (wanted.isEmpty() || served.contains(wanted.get())) {
      return;
    }
    if (!served.isEmpty()) {
      throw new TaskFailedException(
          "The pool \"%s\" serves %s already, and is no place for %s. Name another pool."
              .formatted(desired.name(), String.join(", ", served), wanted.get()));
    }
    add("application", Optional.empty(), wanted);
  }

  private void compare(String name, Optional<?> before, Optional<?> wanted) {
    if (wanted.isPresent() && !wanted.equals(before)) {
      add(name, before.map(String::valueOf), wanted.map(String::valueOf));
    }
  }

  private void add(String name, Optional<String> before, Optional<String> after) {
    changes.add(new Change.Attribute("pool " + desired.name(), name, before, after, false));
  }

  private static Pool predicted(PoolModule.Desired desired, Optional<Pool> before) {
    PoolModule.Settings settings = desired.settings();
    return new Pool(
        desired.name(),
        settings.groups().or(() -> before.map(Pool::groups)).orElse(0L),
        settings.size().or(() -> before.map(Pool::size)).orElse(0L),
        settings.minimumSize().or(() -> before.map(Pool::minimumSize)).orElse(0L),
        settings.autoscale().or(() -> before.map(Pool::autoscale)).orElse("on"),
        settings
            .application()
            .map(List::of)
            .or(() -> before.map(Pool::applications))
            .orElse(List.of()));
  }
}
