package dev.slipway.ssh.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server on TCP and breaks what passes. Listens on a free port of the
 * loopback address. A fault holds for connections that are open as well as for those that follow,
 * until {@link #heal}.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BLOCK = 16 << 10;

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final AtomicLong accepted = new AtomicLong();
  private volatile Fault fault = Fault.NONE;
  private volatile Duration delay = Duration.ZERO;

  private enum Kind {
    NONE,
    CUT,
    RESET,
    STALL
  }

  /**
   * @param after bytes of a connection, both directions together
   */
  private record Fault(Kind kind, long after, CountDownLatch over) {
    static final Fault NONE = new Fault(Kind.NONE, Long.MAX_VALUE, new CountDownLatch(0));
  }

  private FaultProxy(InetSocketAddress server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  public static FaultProxy to(String host, int port) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(new InetSocketAddress(host, port), listener);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections were made. */
  public long accepted() {
    return accepted.get();
  }

  /** How many bytes have passed on the connection that was made last. */
  public long passed() {
    return connections.isEmpty() ? 0 : connections.getLast().passed.get();
  }

  /** Closes each connection once this many bytes have passed. */
  public void cutAfter(long bytes) {
    begin(Kind.CUT, bytes);
  }

  /** Resets each connection once this many bytes have passed: the peer is told, rudely. */
  public void resetAfter(long bytes) {
    begin(Kind.RESET, bytes);
  }

  /** Passes nothing more on once this many bytes have passed, and closes nothing. */
  public void stallAfter(long bytes) {
    begin(Kind.STALL, bytes);
  }

  /** Holds each block back for a while, in both directions. */
  public void delay(Duration time) {
    delay = time;
  }

  /** Lets everything pass again; what stalled goes on. */
  public void heal() {
    begin(Kind.NONE, Long.MAX_VALUE);
    delay = Duration.ZERO;
  }

  private void begin(Kind kind, long after) {
    Fault before = fault;
    fault = new Fault(kind, after, new CountDownLatch(1));
    before.over().countDown();
    if (after == 0) {
      // Those that are silent would not notice.
      connections.forEach(connection -> connection.strike(kind));
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        Thread.ofVirtual().start(() -> open(client));
      } catch (IOException e) {
        // Closed.
        return;
      }
    }
  }

  private void open(Socket client) {
    try {
      Socket far = new Socket();
      far.connect(server);
      client.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Connection connection = new Connection(client, far);
      connections.add(connection);
      Thread.ofVirtual().start(() -> connection.pump(client, far));
      connection.pump(far, client);
    } catch (IOException e) {
      closeQuietly(client);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed enough.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    heal();
    connections.forEach(connection -> connection.strike(Kind.CUT));
  }

  private final class Connection {
    private final Socket client;
    private final Socket far;
    private final AtomicLong passed = new AtomicLong();

    Connection(Socket client, Socket far) {
      this.client = client;
      this.far = far;
    }

    void pump(Socket from, Socket to) {
      byte[] block = new byte[BLOCK];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
          if (!delay.isZero()) {
            Thread.sleep(delay);
          }
          pass(block, count, out);
        }
        to.shutdownOutput();
      } catch (IOException | InterruptedException e) {
        strike(Kind.CUT);
      }
    }

    private void pass(byte[] block, int count, OutputStream out)
        throws IOException, InterruptedException {
      int at = 0;
      while (at < count) {
        Fault now = fault;
        long room = now.after() - passed.get();
        int some = (int) Math.max(0, Math.min(count - at, room));
        out.write(block, at, some);
        out.flush();
        passed.addAndGet(some);
        at += some;
        if (passed.get() >= now.after()) {
          strike(now.kind());
          now.over().await();
        }
      }
    }

    void strike(Kind kind) {
      switch (kind) {
        case NONE, STALL -> {}
        case CUT -> {
          closeQuietly(client);
          closeQuietly(far);
        }
        case RESET -> reset();
      }
    }

    private void reset() {
      for (Socket socket : List.of(client, far)) {
        try {
          socket.setSoLinger(true, 0);
        } catch (IOException e) {
          // Closed already.
        }
        closeQuietly(socket);
      }
    }
  }
}
