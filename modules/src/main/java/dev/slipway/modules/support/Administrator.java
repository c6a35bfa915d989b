package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskFailedException;

/** Work that only root may do. */
public final class Administrator {
  private Administrator() {}

  /**
   * Says in the plan already what the run would fail with.
   *
   * @param diff what is to be done; root is needed only when that is anything
   * @param work in words, such as "Altering a group"
   * @throws TaskFailedException when the acting user is not root
   */
  public static void mustBeRoot(HostReader host, Diff diff, String work) throws HostException {
    if (!diff.isEmpty()) {
      mustBeRoot(host, work);
    }
  }

  /** As above, for work of which even the plan needs root. */
  public static void mustBeRoot(HostReader host, String work) throws HostException {
    Actor actor = host.ask(new ActorProbe());
    if (actor.uid() != 0) {
      throw new TaskFailedException(
          "%s needs root, and the acting user is \"%s\". Write become: true."
              .formatted(work, actor.user()));
    }
  }
}
