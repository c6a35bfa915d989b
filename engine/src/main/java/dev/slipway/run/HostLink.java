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
  private int users;
  private boolean resting;

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
    Trip<List<ScriptResult>> trip = connection -> connection.shell(become).exchange(scripts);
    try {
      return exchange(Kind.ASK, trip);
    } catch (ConnectionLostException e) {
      return exchange(Kind.ASK, trip);
    }
  }

  /** Sends a script that changes something; never sent twice. */
  ScriptResult act(Become become, Script script) throws HostException {
    return exchange(
        Kind.CHANGE, connection -> connection.shell(become).exchange(List.of(script)).getFirst());
  }

  /** Puts a file in place; never done twice. */
  Optional<String> write(Become become, FileWrite write, HostConnection.Progress progress)
      throws HostException {
    return exchange(
        Kind.CHANGE, connection -> new HostWriter(connection, become).write(write, progress));
  }

  /** Puts small files in place in one exchange, see {@link HostWriter#writeAll}. */
  List<Optional<String>> writeAll(Become become, List<FileWrite> writes) throws HostException {
    return exchange(Kind.CHANGE, connection -> new HostWriter(connection, become).writeAll(writes));
  }

  /** Something that takes a round trip. */
  private interface Trip<T> {
    T go(HostConnection connection) throws HostException;
  }

  private <T> T exchange(Kind kind, Trip<T> trip) throws HostException {
    HostConnection used = enter();
    exchanges.incrementAndGet();
    try {
      return told(kind, () -> trip.go(used));
    } catch (ConnectionLostException e) {
      drop(used);
      throw e;
    } finally {
      leave();
    }
  }

  /** The connection, which {@link #rest} does not end before {@link #leave}. */
  private synchronized HostConnection enter() throws HostException {
    HostConnection used = connection();
    users++;
    return used;
  }

  private synchronized void leave() {
    users--;
    if (resting && users == 0) {
      end();
    }
  }

  private HostConnection connection() throws HostException {
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

  /** Something that takes its time. */
  private interface Step<T> {
    T take() throws HostException;
  }

  private <T> T told(Kind kind, Step<T> step) throws HostException {
    long start = System.nanoTime();
    try {
      return step.take();
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

  /**
   * Ends the connection as soon as nobody uses it. Whoever comes after that gets another one, which
   * stays.
   */
  synchronized void rest() {
    resting = true;
    if (users == 0) {
      end();
    }
  }

  @Override
  public synchronized void close() {
    unreachable = null;
    end();
  }

  private void end() {
    resting = false;
    if (connection != null) {
      connection.close();
      connection = null;
      ended.incrementAndGet();
    }
  }
}
