package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.plan.BoundTask;
import dev.slipway.plan.ObservedTask;
import java.util.Optional;

/**
 * Where a task is done: on which host, as whom, and how.
 *
 * @param background how its commands go on by themselves, if they do
 */
record TaskPlace(
    RemoteHost host,
    Become become,
    RemoteSession.Settings settings,
    Optional<BackgroundSession.Background> background) {

  /** The right to change the host. */
  HostSession session() {
    return background
        .<HostSession>map(jobs -> new BackgroundSession(host, become, settings, jobs))
        .orElseGet(() -> new RemoteSession(host, become, settings));
  }

  /** Looks at the host as it is. */
  <D extends Record, S> ObservedTask<D, S> observe(BoundTask<D, S> bound) throws HostException {
    return observe(bound, host.reader(become));
  }

  /** Looks at what became of a change, together with what comes next on the host. */
  <D extends Record, S> ObservedTask<D, S> observeAgain(BoundTask<D, S> bound)
      throws HostException {
    host.questions().enter(1);
    return host.questions()
        .observe(
            () -> {
              // Here, so that what it asks in this thread is asked by a task that observes.
              Observation.startNext();
              return bound.observe(host.reader(become));
            });
  }

  /** Looks through a reader, together with the other tasks that observe this host now. */
  <D extends Record, S> ObservedTask<D, S> observe(BoundTask<D, S> bound, HostReader reader)
      throws HostException {
    host.questions().enter(1);
    return host.questions().observe(() -> bound.observe(reader));
  }
}
