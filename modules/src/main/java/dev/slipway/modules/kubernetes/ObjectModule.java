package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import java.util.Map;

/** Objects of a cluster, by server-side apply. */
final class ObjectModule implements TaskModule<ObjectSet, ObjectSet.Observed> {
  private static final ModuleSpec SPEC = ObjectSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ObjectSet bind(Arguments arguments) {
    return ObjectSpec.bind(arguments);
  }

  @Override
  public ObjectSet.Observed observe(ObjectSet desired, HostReader host) throws HostException {
    return desired.observe(host);
  }

  @Override
  public Diff diff(ObjectSet desired, ObjectSet.Observed observed) {
    return desired.diff(observed);
  }

  @Override
  public Map<String, Object> apply(ObjectSet desired, Diff diff, HostSession host)
      throws HostException {
    desired.apply(host);
    return Map.of();
  }

  @Override
  public Map<String, Object> values(ObjectSet desired, ObjectSet.Observed observed) {
    return Map.of("objects", desired.names());
  }
}
