package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.HashMap;
import java.util.Map;

/** Packages of the Debian family. */
final class AptModule implements TaskModule<AptSettings, AptObserved> {
  private static final ModuleSpec SPEC = AptSettings.spec();

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
    return new AptWork(desired, observe(desired, host), host).carryOut(diff);
  }

  @Override
  public Map<String, Object> values(AptSettings desired, AptObserved observed) {
    Map<String, Object> values = new HashMap<>();
    boolean due = AptDiff.isUpdateDue(desired, observed, true);
    if (observed.lists().isPresent() && !due) {
      values.put("cache_update_time", observed.lists().get().updated().getEpochSecond());
      values.put("cache_updated", false);
    }
    return values;
  }
}
