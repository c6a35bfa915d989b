package dev.slipway.connection;

import dev.slipway.host.HostConnection;
import dev.slipway.host.HostConnector;
import dev.slipway.host.HostException;
import dev.slipway.host.Target;
import java.nio.file.Path;

/** Connects to the machine the engine runs on, as the user it runs as. */
public final class LocalConnector implements HostConnector {
  private final Path shell;

  public LocalConnector() {
    this(Path.of("/bin/sh"));
  }

  /**
   * @param shell a POSIX shell
   */
  public LocalConnector(Path shell) {
    this.shell = shell;
  }

  @Override
  public HostConnection connect(Target target) throws HostException {
    return new LocalConnection(shell);
  }
}
