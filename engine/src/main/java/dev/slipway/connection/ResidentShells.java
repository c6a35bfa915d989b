package dev.slipway.connection;

import dev.slipway.host.Become;
import dev.slipway.host.HostException;
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

  /** What came of an attempt to make room for one more shell. */
  public enum Room {
    /** A shell that nobody used was ended. */
    MADE,
    /** Every shell that runs is in use; there will be room when one is not. */
    LATER,
    /** No shell runs, so it is not shells that take the room. */
    NONE
  }

  /** Ends a shell that nobody uses, for a host that allows only so many at once. */
  public Room makeRoom() {
    boolean anyRuns = false;
    for (ResidentShell shell : shells.values()) {
      if (shell.releaseIfIdle()) {
        return Room.MADE;
      }
      anyRuns |= shell.isRunning();
    }
    return anyRuns ? Room.LATER : Room.NONE;
  }

  /** Ends every shell that nobody uses; each is started again when it is next needed. */
  public void releaseIdle() {
    shells.values().forEach(ResidentShell::releaseIfIdle);
  }

  @Override
  public void close() {
    shells.values().forEach(ResidentShell::close);
  }
}
