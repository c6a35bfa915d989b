package dev.slipway.ssh;

import dev.slipway.host.HostConnection;
import dev.slipway.host.HostConnector;
import dev.slipway.host.HostException;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Connects to hosts over SSH. Safe for several threads; one connector serves a whole run. */
public final class SshConnector implements HostConnector {
  private final SshSettings settings;
  private @Nullable JumpHosts ways;
  private @Nullable Destinations destinations;
  private final Login login;

  public SshConnector(SshSettings settings) {
    this.settings = settings;
    this.login = new Login(settings);
  }

  @Override
  public HostConnection connect(Target target) throws HostException {
    Destination destination = destinations().of(target);
    Transport.Opening way = ways().way(destination, target.connectTimeout());
    return new SshConnection(
        () -> login.open(destination, way, target.connectTimeout()), target.connectTimeout());
  }

  /** Reads OpenSSH's configuration once, when it is first needed. */
  private synchronized Destinations destinations() throws UnreachableException {
    if (destinations == null) {
      try {
        destinations =
            new Destinations(
                SshConfig.load(settings.configFiles(), settings.userDirectory()),
                settings.userDirectory());
      } catch (IOException e) {
        throw new UnreachableException(
            Reason.PROTOCOL, "OpenSSH's configuration cannot be read: " + e.getMessage(), e);
      }
    }
    return destinations;
  }

  private synchronized JumpHosts ways() throws UnreachableException {
    if (ways == null) {
      ways = new JumpHosts(destinations(), login);
    }
    return ways;
  }
}
