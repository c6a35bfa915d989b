package dev.slipway.ssh;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport as the library takes one, which remembers when the other side was last heard of.
 *
 * <p>The library's own time-outs are those of a socket: they know of no transport through another
 * host, lose bytes when they strike within a packet, and do not help when it is a write that hangs.
 */
final class WatchedTransport implements Proxy {
  private final Transport.Opening opening;
  private final Consumer<Duration> whenGreeted;
  private long openingNanos;
  private boolean greeted;
  private volatile @Nullable Transport transport;
  private volatile boolean closed;
  private volatile @Nullable String reason;
  private volatile long heard = System.nanoTime();
  private volatile long writingSince;

  /**
   * @param whenGreeted is told how long the other side takes to answer, before the library sees its
   *     first word: what was faster, the connection or that word. A name that is looked up makes
   *     the one late, a server that has much to do the other
   */
  WatchedTransport(Transport.Opening opening, Consumer<Duration> whenGreeted) {
    this.opening = opening;
    this.whenGreeted = whenGreeted;
  }

  @Override
  public void connect(@Nullable SocketFactory sockets, String host, int port, int timeout)
      throws Exception {
    long start = System.nanoTime();
    Transport opened = opening.open();
    transport = opened;
    heard = System.nanoTime();
    openingNanos = heard - start;
    if (closed) {
      opened.close();
    }
  }

  private Transport opened() {
    Transport now = transport;
    if (now == null) {
      throw new IllegalStateException("not connected");
    }
    return now;
  }

  @Override
  public InputStream getInputStream() {
    return new FilterInputStream(opened().input()) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        hear();
        return read;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        hear();
        return count;
      }
    };
  }

  /** Only the one thread reads that the library has for it, or that logs in. */
  private void hear() {
    long now = System.nanoTime();
    if (!greeted) {
      greeted = true;
      whenGreeted.accept(Duration.ofNanos(Math.min(openingNanos, now - heard)));
    }
    heard = now;
  }

  @Override
  public OutputStream getOutputStream() {
    return new FilterOutputStream(opened().output()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        writingSince = Math.max(1, System.nanoTime());
        try {
          out.write(bytes, offset, length);
          out.flush();
        } finally {
          writingSince = 0;
        }
      }
    };
  }

  /** For how long nothing came from the other side, or nothing could be given to it. */
  long silentNanos() {
    long now = System.nanoTime();
    long since = writingSince;
    return Math.max(now - heard, since == 0 ? 0 : now - since);
  }

  /** Ends the connection for a reason that those who use it are to know: one clause. */
  void close(String because) {
    reason = because;
    close();
  }

  /** Why it was ended from this side, if it was. */
  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** None: whoever waits is woken by {@link #close}. */
  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    closed = true;
    Transport now = transport;
    if (now != null) {
      now.close();
    }
  }
}
