package dev.slipway.run;

import dev.slipway.connection.HostWriter;
import dev.slipway.host.Become;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostConnector;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one host: made when it is first needed, made again once when it is lost while
 * asking. A host that cannot be reached is tried once; everybody after that gets the same answer.
 */
final class HostLink implements AutoCloseable {
  private final Target target;
  private final HostConnector connector;
  private final AtomicLong exchanges = new AtomicLong();
  private @Nullable HostConnection connection;
  private @Nullable UnreachableException unreachable;

  HostLink(Target target, HostConnector connector) {
    this.target = target;
    this.connector = connector;
  }

  Target target() {
    return target;
  }

  /** The round trips so far. */
  long exchanges() {
    return exchanges.get();
  }

  /** Sends scripts that only read, so that they may be sent again after a lost connection. */
  List<ScriptResult> ask(Become become, List<Script> scripts) throws HostException {
    HostConnection used = connection();
    try {
      return exchange(used, become, scripts);
    } catch (ConnectionLostException e) {
      drop(used);
      return exchange(connection(), become, scripts);
    }
  }

  /** Sends a script that changes something; never sent twice. */
  ScriptResult act(Become become, Script script) throws HostException {
    HostConnection used = connection();
    try {
      return exchange(used, become, List.of(script)).getFirst();
    } catch (ConnectionLostException e) {
      drop(used);
      throw e;
    }
  }

  /** Puts a file in place; never done twice. */
  Optional<String> write(Become become, FileWrite write, HostConnection.Progress progress)
      throws HostException {
    HostConnection used = connection();
    try {
      exchanges.incrementAndGet();
      return new HostWriter(used, become).write(write, progress);
    } catch (ConnectionLostException e) {
      drop(used);
      throw e;
    }
  }

  HostConnection connection() throws HostException {
    synchronized (this) {
      if (unreachable != null) {
        throw new UnreachableException(
            unreachable.reason(), String.valueOf(unreachable.getMessage()), unreachable);
      }
      if (connection != null) {
        return connection;
      }
      try {
        connection = connector.connect(target);
        return connection;
      } catch (UnreachableException e) {
        unreachable = e;
        throw e;
      }
    }
  }

  private List<ScriptResult> exchange(HostConnection used, Become become, List<Script> scripts)
      throws HostException {
    exchanges.incrementAndGet();
    return used.shell(become).exchange(scripts);
  }

  @SuppressWarnings("ReferenceEquality") // Another connection may have taken its place.
  private synchronized void drop(HostConnection lost) {
    if (connection == lost) {
      connection = null;
    }
    lost.close();
  }

  @Override
  public synchronized void close() {
    unreachable = null;
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
