package dev.slipway.contract;

import dev.slipway.host.Become;
import dev.slipway.host.CommandTimeoutException;
import dev.slipway.host.ConnectionLostException;
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
    HostConnection lasting = connection;
    return new Lent(lasting, () -> forget(user, lasting));
  }

  @Override
  public synchronized void close() {
    open.values().forEach(HostConnection::close);
  }

  /** A host that was rebooted is connected anew. */
  @SuppressWarnings("ReferenceEquality") // Another connection may have taken its place.
  private synchronized void forget(String user, HostConnection broken) {
    if (open.get(user) == broken) {
      open.remove(user);
    }
    broken.close();
  }

  /** A connection that stays open when it is closed. */
  private record Lent(HostConnection connection, Runnable forget) implements HostConnection {
    @Override
    public HostShell shell(Become become) throws HostException {
      HostShell shell = connection.shell(become);
      return scripts -> {
        try {
          return shell.exchange(scripts);
        } catch (ConnectionLostException | CommandTimeoutException e) {
          forget.run();
          throw e;
        }
      };
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
