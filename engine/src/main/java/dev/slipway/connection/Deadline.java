package dev.slipway.connection;

import java.time.Duration;

/** A moment after which waiting ends; or none. */
record Deadline(long nanoTime, boolean exists) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos(), true);
  }

  static Deadline never() {
    return new Deadline(0, false);
  }

  boolean hasPassed() {
    return exists && System.nanoTime() - nanoTime >= 0;
  }

  /** What is left, not more than {@code most} and not less than nothing. */
  Duration leftUpTo(Duration most) {
    if (!exists) {
      return most;
    }
    Duration left = Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    return left.compareTo(most) < 0 ? left : most;
  }
}
