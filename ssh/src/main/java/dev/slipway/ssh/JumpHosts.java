package dev.slipway.ssh;

import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Connections to hosts on the way to others. All hosts behind one share one connection to it, as
 * long as any is connected: a fleet behind a bastion must not log in there hundreds of times.
 */
final class JumpHosts {
  private static final int LONGEST_CHAIN = 8;

  private final Destinations destinations;
  private final Login login;
  private final Map<Key, Shared> connections = new ConcurrentHashMap<>();

  JumpHosts(Destinations destinations, Login login) {
    this.destinations = destinations;
    this.login = login;
  }

  /** Two configurations may mean two hosts by one name. */
  private record Key(List<String> jumps, SshConfig config) {}

  /** How to reach a destination, over whatever stands between. */
  Transport.Opening way(Destination destination, Duration limit) {
    return () -> open(destination, destination.jumps(), new Trip(limit, 0, destination.config()));
  }

  /**
   * What is the same for every part of a way.
   *
   * @param depth how many hosts on the way led to this part
   * @param config what OpenSSH's files say about the hosts on the way
   */
  private record Trip(Duration limit, int depth, SshConfig config) {
    Trip further() {
      return new Trip(limit, depth + 1, config);
    }
  }

  private Transport open(Destination to, List<String> jumps, Trip trip) throws IOException {
    if (!jumps.isEmpty()) {
      return through(jumps, to, trip.further());
    }
    if (to.proxyCommand().isPresent()) {
      return CommandTransport.open(to.proxyCommand().get());
    }
    return TcpTransport.open(to.host(), to.port(), trip.limit());
  }

  private Transport through(List<String> jumps, Destination to, Trip trip) throws IOException {
    String last = jumps.getLast();
    try {
      return JumpTransport.open(lease(jumps, trip), to.host(), to.port(), trip.limit());
    } catch (UnreachableException e) {
      throw new IOException(
          new UnreachableException(
              Reason.PROXY, "Over the jump host " + last + ": " + e.getMessage(), e));
    } catch (IOException e) {
      String target = to.host() + " port " + to.port();
      throw new IOException(
          new UnreachableException(
              Reason.PROXY, "The jump host " + last + " opens no connection to " + target, e));
    }
  }

  private Lease lease(List<String> jumps, Trip trip) throws UnreachableException {
    if (trip.depth() > LONGEST_CHAIN) {
      throw new UnreachableException(
          Reason.PROXY, "ProxyJump leads in a circle: " + String.join(", ", jumps));
    }
    Destination jump = destinations.ofJump(jumps.getLast(), trip.config());
    List<String> before = jumps.subList(0, jumps.size() - 1);
    if (before.isEmpty() && !jump.jumps().isEmpty()) {
      List<String> longer = new ArrayList<>(jump.jumps());
      longer.addAll(jumps);
      return lease(longer, trip.further());
    }
    Shared shared = connections.computeIfAbsent(new Key(jumps, trip.config()), key -> new Shared());
    return shared.lease(() -> login.open(jump, () -> open(jump, before, trip), trip.limit()));
  }

  /** The right to use a shared connection, until it is closed. */
  interface Lease extends AutoCloseable {
    LoggedIn connection();

    @Override
    void close();
  }

  private static final class Shared {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LoggedIn connection;
    private int users;

    Lease lease(SshConnection.Opening opening) throws UnreachableException {
      lock.lock();
      try {
        LoggedIn now = connection;
        if (now == null || !now.isConnected()) {
          now = opening.open();
          connection = now;
          users = 0;
        }
        users++;
        return leaseOf(now);
      } finally {
        lock.unlock();
      }
    }

    private Lease leaseOf(LoggedIn leased) {
      return new Lease() {
        private boolean closed;

        @Override
        public LoggedIn connection() {
          return leased;
        }

        @Override
        public void close() {
          giveBack(leased, closed);
          closed = true;
        }
      };
    }

    private void giveBack(LoggedIn leased, boolean already) {
      lock.lock();
      try {
        if (already || !leased.equals(connection)) {
          return;
        }
        users--;
        if (users == 0) {
          leased.close();
          connection = null;
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
