package dev.slipway.ssh;

import com.jcraft.jsch.Session;
import dev.slipway.host.ConnectionLostException;
import java.time.Duration;
import java.util.Optional;

/** A connection that is logged in. */
record LoggedIn(Session session, WatchedTransport transport) implements AutoCloseable {
  private static final Duration TIME_FOR_GOOD_MANNERS = Duration.ofSeconds(2);

  boolean isConnected() {
    return session.isConnected();
  }

  /** Why the connection ended, as far as that is known here. */
  Optional<String> lossReason() {
    return transport.reason();
  }

  ConnectionLostException lost(Exception cause) {
    String reason = lossReason().map(why -> ": " + why).orElse("");
    return new ConnectionLostException("The connection to the host ended" + reason, cause);
  }

  /** Ends the connection, and does not wait for a host that does not answer. */
  @Override
  public void close() {
    close(() -> {});
  }

  /**
   * The same, with something to be done before.
   *
   * @param before may wait for the host, too
   */
  void close(Runnable before) {
    Runnable goodbye =
        () -> {
          before.run();
          session.disconnect();
        };
    Thread polite = Thread.ofVirtual().name("ssh goodbye").start(goodbye);
    try {
      polite.join(TIME_FOR_GOOD_MANNERS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      transport.close();
    }
  }
}
