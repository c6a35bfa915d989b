package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Diff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out what is to be changed about packages of apt. */
final class AptWork {

  /** What {@code apt-get update} does not touch when there was nothing new. */
  static final String LISTS_FOLDER = "/var/lib/apt/lists";

  private final AptSettings desired;
  private final AptObserved observed;
  private final HostSession host;
  private final PackageRun run;

  AptWork(AptSettings desired, AptObserved observed, HostSession host) {
    this.desired = desired;
    this.observed = observed;
    this.host = host;
    this.run = AptRun.on(host, desired.options());
  }

  /** What a task registers of it. */
  Map<String, Object> carryOut(Diff diff) throws HostException {
    boolean update =
        diff.changes().stream().anyMatch(change -> change.subject().equals(AptDiff.LISTS));
    if (update) {
      run.require(AptCommands.update(desired.lists().retries()));
      host.require(ShellCommand.of("touch", LISTS_FOLDER));
    }
    Optional<List<String>> change = AptCommands.change(desired, observed.packages());
    boolean newer = update && desired.wantsNewest();
    if (change.isPresent() && (newer || observed.steps().isPresent())) {
      install(change.get());
    }
    select();
    if (desired.options().cleaning().isPresent()) {
      run.require(desired.options().cleaning().get().command());
    }
    Map<String, Object> returned = new HashMap<>(run.outputs());
    returned.put("cache_updated", update);
    return returned;
  }

  private void install(List<String> change) throws HostException {
    if (desired.file().isEmpty()) {
      run.require(AptCommands.forRun(desired.options(), change));
    } else {
      DebFile file = desired.file().get();
      run.require(
          ShellCommand.of(AptCommands.forRun(desired.options(), change, file)),
          "apt-get install " + file.place());
    }
  }

  /** Marks as asked for what came only because something else needed it. */
  private void select() throws HostException {
    List<WantedPackage> automatic = AptDiff.automatic(desired, observed);
    if (!automatic.isEmpty()) {
      List<String> words = new ArrayList<>(List.of("apt-mark", "manual"));
      automatic.forEach(wanted -> words.add(wanted.name()));
      run.require(words);
    }
  }
}
