package dev.slipway.modules.ceph;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a pool to what is declared, a step for each setting. */
final class PoolChange {
  private static final String RBD = "rbd";

  /** Seconds; a pool without OSDs that serve it would keep {@code rbd} waiting for ever. */
  private static final String PATIENCE = "60";

  private static final int TOO_LATE = 124;

  private final PoolModule.Desired desired;
  private final HostSession host;

  PoolChange(PoolModule.Desired desired, HostSession host) {
    this.desired = desired;
    this.host = host;
  }

  void make(Optional<Pool> before) throws HostException {
    if (!desired.present()) {
      require("pool", "delete", desired.name(), desired.name(), "--yes-i-really-really-mean-it");
      return;
    }
    PoolModule.Settings settings = desired.settings();
    if (before.isEmpty()) {
      List<String> words = new ArrayList<>(List.of("pool", "create", desired.name()));
      settings.groups().map(String::valueOf).ifPresent(words::add);
      require(words.toArray(String[]::new));
    }
    set("pg_autoscale_mode", before.map(Pool::autoscale), settings.autoscale());
    if (before.isPresent()
        ? PoolDifference.countsGroups(settings, before.get())
        : settings.autoscale().filter(mode -> !mode.equals("on")).isPresent()) {
      // Until its mode was set the cluster may have scaled a new pool, or one that it scales.
      boolean scaled = before.map(Pool::autoscale).map("on"::equals).orElse(true);
      set("pg_num", scaled ? Optional.empty() : before.map(Pool::groups), settings.groups());
    }
    set("size", before.map(Pool::size), settings.size());
    set("min_size", before.map(Pool::minimumSize), settings.minimumSize());
    if (settings.application().isPresent()
        && before.map(Pool::applications).orElse(List.of()).isEmpty()) {
      serve(settings.application().get());
    }
  }

  private void set(String key, Optional<?> before, Optional<?> wanted) throws HostException {
    if (wanted.isEmpty() || wanted.equals(before)) {
      return;
    }
    String value = String.valueOf(wanted.get());
    List<String> words = new ArrayList<>(List.of("pool", "set", desired.name(), key, value));
    if (key.equals("size") && value.equals("1")) {
      words.add("--yes-i-really-mean-it");
    }
    require(words.toArray(String[]::new));
  }

  private void serve(String application) throws HostException {
    if (!application.equals(RBD)) {
      require("pool", "application", "enable", desired.name(), application);
      return;
    }
    List<String> words = new ArrayList<>(List.of("timeout", PATIENCE));
    words.addAll(desired.client().words(RBD, "pool", "init", desired.name()));
    ScriptResult result = host.run(ShellCommand.of(words));
    if (result.exit() == TOO_LATE) {
      throw new TaskFailedException(
          ("The pool \"%s\" is there, and its placement groups take no writes: rbd pool init waited"
                  + " for %s s. Look at \"ceph health detail\" for OSDs that are down, too few, or"
                  + " full.")
              .formatted(desired.name(), PATIENCE));
    }
    mustSucceed(result);
  }

  private void require(String... words) throws HostException {
    List<String> all = new ArrayList<>(List.of("osd"));
    all.addAll(List.of(words));
    mustSucceed(host.run(desired.client().command("ceph", all.toArray(String[]::new))));
  }

  private void mustSucceed(ScriptResult result) {
    if (result.exit() == 0) {
      return;
    }
    String said = result.stderrText();
    String name = desired.name();
    if (said.contains("mon_allow_pool_delete")) {
      throw new TaskFailedException(
          ("The monitors do not let pools be deleted, so that no slip destroys data. If \"%s\" is"
               + " to go, let them for that moment: ceph config set mon mon_allow_pool_delete true,"
               + " and false afterwards.")
              .formatted(name));
    }
    if (said.contains("mon_allow_pool_size_one") || said.contains("pool size as 1")) {
      throw new TaskFailedException(
          ("The monitors do not let \"%s\" keep a single copy of its objects. If its data may be"
                  + " lost: ceph config set global mon_allow_pool_size_one true.")
              .formatted(name));
    }
    throw new TaskFailedException(
        "The cluster refuses this for the pool \"%s\": %s"
            .formatted(name, desired.client().explain(said)));
  }
}
