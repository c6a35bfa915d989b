package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages of the Debian family. */
final class AptModule implements TaskModule<AptSettings, AptObserved> {
  private static final ModuleSpec SPEC = AptSettings.spec();

  /** What {@code apt-get update} does not touch when there was nothing new. */
  private static final String LISTS_FOLDER = "/var/lib/apt/lists";

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public AptSettings bind(Arguments arguments) {
    return AptSettings.bind(arguments);
  }

  @Override
  public AptObserved observe(AptSettings desired, HostReader host) throws HostException {
    AptObserved observed = AptObserved.observe(desired, host);
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing packages");
    return observed;
  }

  @Override
  public Diff diff(AptSettings desired, AptObserved observed) {
    return AptDiff.of(desired, observed);
  }

  @Override
  public Map<String, Object> apply(AptSettings desired, Diff diff, HostSession host)
      throws HostException {
    AptObserved observed = observe(desired, host);
    AptRun run = new AptRun(host, desired.options());
    Map<String, Object> returned = new HashMap<>();
    boolean update =
        diff.changes().stream().anyMatch(change -> change.subject().equals(AptDiff.LISTS));
    if (update) {
      run.require(AptCommands.update(desired));
      host.require(ShellCommand.of("touch", LISTS_FOLDER));
    }
    returned.put("cache_updated", update);
    Optional<List<String>> change = AptCommands.change(desired, observed.packages());
    boolean newer = update && desired.wantsNewest();
    if (change.isPresent() && (newer || observed.steps().isPresent())) {
      run.require(AptCommands.forRun(desired.options(), change.get()));
    }
    List<WantedPackage> automatic = AptDiff.automatic(desired, observed);
    if (!automatic.isEmpty()) {
      List<String> words = new ArrayList<>(List.of("apt-mark", "manual"));
      automatic.forEach(wanted -> words.add(wanted.name()));
      run.require(words);
    }
    returned.putAll(run.outputs());
    return returned;
  }

  @Override
  public Map<String, Object> values(AptSettings desired, AptObserved observed) {
    Map<String, Object> values = new HashMap<>();
    boolean due = AptDiff.isUpdateDue(desired, observed, true);
    if (observed.lists().isPresent() && !due) {
      values.put("cache_update_time", observed.lists().get().updated());
      values.put("cache_updated", false);
    }
    return values;
  }
}
