package dev.slipway.modules.transfer;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import java.util.Map;

/** Makes a folder of a host the same as one of the control host. */
final class SyncModule implements TaskModule<SyncDesired, SyncObserved> {
  private static final ModuleSpec SPEC = SyncSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public SyncDesired bind(Arguments arguments) {
    return SyncSpec.bind(arguments);
  }

  @Override
  public SyncObserved observe(SyncDesired desired, HostReader host) throws HostException {
    return SyncObserved.observe(desired, host);
  }

  @Override
  public Diff diff(SyncDesired desired, SyncObserved observed) {
    return new SyncPlan(desired, observed).diff();
  }

  @Override
  public Map<String, Object> apply(SyncDesired desired, Diff diff, HostSession host)
      throws HostException {
    new SyncWork(desired, observe(desired, host), host).carryOut();
    return Map.of();
  }

  @Override
  public Map<String, Object> values(SyncDesired desired, SyncObserved observed) {
    return Map.of("dest", desired.destination());
  }
}
