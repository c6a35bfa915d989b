package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import java.util.Map;

/** Puts a rendered template at a place on the host. */
final class TemplateModule implements TaskModule<CopyDesired, CopyObserved> {
  private static final ModuleSpec SPEC = TemplateSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public CopyDesired bind(Arguments arguments) {
    return TemplateSpec.bind(arguments);
  }

  @Override
  public CopyObserved observe(CopyDesired desired, HostReader host) throws HostException {
    return CopyObservation.observe(desired, host);
  }

  @Override
  public Diff diff(CopyDesired desired, CopyObserved observed) {
    return CopyWork.diff(desired, observed);
  }

  @Override
  public Map<String, Object> apply(CopyDesired desired, Diff diff, HostSession host)
      throws HostException {
    return CopyWork.apply(desired, host);
  }

  @Override
  public Map<String, Object> values(CopyDesired desired, CopyObserved observed) {
    return CopyWork.values(desired, observed);
  }
}
