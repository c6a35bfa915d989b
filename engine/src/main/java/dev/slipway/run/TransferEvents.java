package dev.slipway.run;

import java.time.Duration;

/** Tells of large files on their way to a host, no more often than somebody can read. */
final class TransferEvents implements RemoteSession.Transfers {
  private static final long LARGE = 1024 * 1024;
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final EventSink events;
  private final String host;
  private long told;

  TransferEvents(EventSink events, String host) {
    this.events = events;
    this.host = host;
  }

  @Override
  public void sent(String path, long sent, long size) {
    long now = System.nanoTime();
    boolean due = told == 0 || now - told >= INTERVAL.toNanos() || sent == size;
    if (size >= LARGE && due) {
      told = now;
      events.on(new RunEvent.Transfer(host, path, sent, size));
    }
  }
}
