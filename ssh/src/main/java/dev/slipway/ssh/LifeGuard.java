package dev.slipway.ssh;

import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection that takes too long to come up, or whose other side has gone without a word.
 */
final class LifeGuard {
  private static final int UNANSWERED = 3;

  private final WatchedTransport transport;
  private final Session session;
  private final Duration interval;
  private final CountDownLatch loginEnded = new CountDownLatch(1);
  private volatile boolean timedOut;

  private LifeGuard(WatchedTransport transport, Session session, Duration interval) {
    this.transport = transport;
    this.session = session;
    this.interval = interval;
  }

  /** Begins with the login, which has to end within the limit. */
  static LifeGuard start(
      WatchedTransport transport, Session session, Duration limit, Duration interval) {
    LifeGuard guard = new LifeGuard(transport, session, interval);
    Thread.ofVirtual().name("ssh guard").start(() -> guard.watch(limit));
    return guard;
  }

  /**
   * Ends the watch over the login; that over the connection goes on for as long as there is one.
   */
  void loginEnded() {
    loginEnded.countDown();
  }

  /** Whether the login was ended because it took too long. */
  boolean timedOut() {
    return timedOut;
  }

  private void watch(Duration limit) {
    try {
      if (!loginEnded.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        timedOut = true;
        transport.close();
        return;
      }
      while (session.isConnected()) {
        Thread.sleep(interval);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    long silent = transport.silentNanos();
    if (silent > interval.toNanos() * UNANSWERED) {
      // Not by way of the library: that would wait for a write that hangs.
      transport.close("no sign of life for " + Duration.ofNanos(silent).toSeconds() + " s");
    } else if (silent >= interval.toNanos() / 2 && session.isConnected()) {
      Thread.ofVirtual().name("ssh keepalive").start(this::askForSignOfLife);
    }
  }

  private void askForSignOfLife() {
    try {
      session.sendKeepAliveMsg();
    } catch (Exception e) {
      // If the connection has ended, those who use it are told.
    }
  }
}
