package dev.slipway.modules.control;

import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskModule;
import java.util.Map;

/**
 * A module that leaves hosts alone, so that it never changes anything.
 *
 * @param <D> the desired state
 */
interface Hostless<D extends Record> extends TaskModule<D, Nothing> {

  @Override
  default Nothing observe(D desired, HostReader host) {
    return new Nothing();
  }

  @Override
  default Diff diff(D desired, Nothing observed) {
    return Diff.none();
  }

  @Override
  default Map<String, Object> apply(D desired, Diff diff, HostSession host) {
    return Map.of();
  }
}
