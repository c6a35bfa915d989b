package dev.slipway.connection;

import dev.slipway.host.Become;
import dev.slipway.host.HostException;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/** The resident shells of one connection: one for each user, started when first needed. */
public final class ResidentShells implements AutoCloseable {
  private final ConcurrentHashMap<Become, ResidentShell> shells = new ConcurrentHashMap<>();
  private final ShellSource source;

  public ResidentShells(ShellSource source) {
    this.source = source;
  }

  /**
   * The running shell of a user.
   *
   * @throws dev.slipway.host.BecomeException when the user cannot be had
   */
  public ResidentShell shell(Become become) throws HostException {
    ResidentShell shell = shells.computeIfAbsent(become, user -> new ResidentShell(source, user));
    shell.start();
    return shell;
  }

  @Override
  public void close() {
    Collection<ResidentShell> all = shells.values();
    all.forEach(ResidentShell::close);
  }
}
