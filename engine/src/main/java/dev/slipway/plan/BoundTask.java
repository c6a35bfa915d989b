package dev.slipway.plan;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.Optional;

/**
 * A module with its typed arguments: everything a task says, and nothing about the host yet.
 *
 * @param secrets the values of sensitive parameters
 * @param homes the paths that are known on a host only; {@code desired} is then without them
 */
public record BoundTask<D extends Record, S>(
    TaskModule<D, S> module, D desired, List<String> secrets, Optional<HomePaths<D>> homes) {

  /** Looks at the host and compares. */
  public ObservedTask<D, S> observe(HostReader host) throws HostException {
    if (homes.isPresent()) {
      D complete = homes.get().on(host);
      return new BoundTask<>(module, complete, secrets, Optional.empty()).observe(host);
    }
    S observed = module.observe(desired, host);
    Diff diff = module.diff(desired, observed);
    return new ObservedTask<>(this, observed, diff);
  }
}
