package dev.slipway.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an interruption of what runs, and gives it time to close its connections and to
 * say how far it went.
 */
final class Interruption {
  private static final int PATIENCE_SECONDS = 10;
  private final CountDownLatch finished = new CountDownLatch(1);

  private Interruption() {}

  /** From now on Ctrl-C interrupts the calling thread. */
  static Interruption watch() {
    return watch(Thread.currentThread()::interrupt);
  }

  /** From now on Ctrl-C does this, once, on another thread. */
  static Interruption watch(Runnable running) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.interrupt(running), "interruption"));
    return interruption;
  }

  /** Nothing is left to be said. */
  void finished() {
    finished.countDown();
  }

  private void interrupt(Runnable running) {
    if (finished.getCount() == 0) {
      return;
    }
    running.run();
    try {
      boolean ended = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
