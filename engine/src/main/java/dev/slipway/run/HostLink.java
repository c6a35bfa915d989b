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
import dev.slipway.run.RunEvent.Exchanged.Kind;
import java.time.Duration;
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
  private final AtomicLong ended = new AtomicLong();
  private final EventSink events;
  private @Nullable HostConnection connection;
  private @Nullable UnreachableException unreachable;

  /** One whose exchanges nobody wants to know of. */
  HostLink(Target target, HostConnector connector) {
    this(target, connector, _ -> {});
  }

  /**
   * @param events is told of each exchange
   */
  HostLink(Target target, HostConnector connector, EventSink events) {
    this.target = target;
    this.connector = connector;
    this.events = events;
  }

  Target target() {
    return target;
  }

  /** The round trips so far. */
  long exchanges() {
    return exchanges.get();
  }

  /** The connections so far that are no more. */
  long ended() {
    return ended.get();
  }

  /** Sends scripts that only read, so that they may be sent again after a lost connection. */
  List<ScriptResult> ask(Become become, List<Script> scripts) throws HostException {
    HostConnection used = connection();
    try {
      return exchange(Kind.ASK, () -> used.shell(become).exchange(scripts));
    } catch (ConnectionLostException e) {
      drop(used);
      HostConnection again = connection();
      return exchange(Kind.ASK, () -> again.shell(become).exchange(scripts));
    }
  }

  /** Sends a script that changes something; never sent twice. */
  ScriptResult act(Become become, Script script) throws HostException {
    HostConnection used = connection();
    try {
      return exchange(Kind.CHANGE, () -> used.shell(become).exchange(List.of(script)).getFirst());
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
      return exchange(Kind.CHANGE, () -> new HostWriter(used, become).write(write, progress));
    } catch (ConnectionLostException e) {
      drop(used);
      throw e;
    }
  }

  /** Puts small files in place in one exchange, see {@link HostWriter#writeAll}. */
  List<Optional<String>> writeAll(Become become, List<FileWrite> writes) throws HostException {
    HostConnection used = connection();
    try {
      return exchange(Kind.CHANGE, () -> new HostWriter(used, become).writeAll(writes));
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
        HostConnection made = told(Kind.CONNECT, () -> connector.connect(target));
        connection = made;
        return made;
      } catch (UnreachableException e) {
        unreachable = e;
        throw e;
      }
    }
  }

  /** Something that takes a round trip. */
  private interface Trip<T> {
    T go() throws HostException;
  }

  private <T> T exchange(Kind kind, Trip<T> trip) throws HostException {
    exchanges.incrementAndGet();
    return told(kind, trip);
  }

  private <T> T told(Kind kind, Trip<T> trip) throws HostException {
    long start = System.nanoTime();
    try {
      return trip.go();
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      events.on(new RunEvent.Exchanged(target.name(), kind, took));
    }
  }

  @SuppressWarnings("ReferenceEquality") // Another connection may have taken its place.
  private synchronized void drop(HostConnection lost) {
    if (connection == lost) {
      connection = null;
      ended.incrementAndGet();
    }
    lost.close();
  }

  @Override
  public synchronized void close() {
    unreachable = null;
    if (connection != null) {
      connection.close();
      connection = null;
      ended.incrementAndGet();
    }
  }
}
