package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.Map;

/** Packages of the RHEL family. */
final class RpmModule implements TaskModule<RpmSettings, RpmObserved> {
  private static final ModuleSpec SPEC = RpmSettings.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public RpmSettings bind(Arguments arguments) {
    return RpmSettings.bind(arguments);
  }

  @Override
  public RpmObserved observe(RpmSettings desired, HostReader host) throws HostException {
    RpmObserved observed = RpmObserved.observe(desired, host);
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing packages");
    return observed;
  }

  @Override
  public Diff diff(RpmSettings desired, RpmObserved observed) {
    return RpmDiff.of(desired, observed);
  }

  @Override
  public Map<String, Object> apply(RpmSettings desired, Diff diff, HostSession host)
      throws HostException {
    return RpmWork.carryOut(desired, RpmObserved.observe(desired, host), host);
  }
}
