package dev.slipway.contract;

import dev.slipway.host.Become;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostConnector;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.Target;
import java.util.HashMap;
import java.util.Map;

/** Logs in once for each user and keeps the connection for the runs to come. */
final class LastingConnector implements HostConnector, AutoCloseable {
  private final HostConnector connector;
  private final Map<String, HostConnection> open = new HashMap<>();

  LastingConnector(HostConnector connector) {
    this.connector = connector;
  }

  @Override
  public synchronized HostConnection connect(Target target) throws HostException {
    String user = target.user().orElseThrow();
    HostConnection connection = open.get(user);
    if (connection == null) {
      connection = connector.connect(target);
      open.put(user, connection);
    }
    return new Lent(connection);
  }

  @Override
  public synchronized void close() {
    open.values().forEach(HostConnection::close);
  }

  /** A connection that stays open when it is closed. */
  private record Lent(HostConnection connection) implements HostConnection {
    @Override
    public HostShell shell(Become become) throws HostException {
      return connection.shell(become);
    }

    @Override
    public void upload(Content content, String path, Progress progress) throws HostException {
      connection.upload(content, path, progress);
    }

    @Override
    public void close() {
      // The next run goes on with it.
    }
  }
}
