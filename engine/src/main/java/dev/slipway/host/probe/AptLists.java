package dev.slipway.host.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * Times of apt's package lists by the clock of the host, as fine as its files have them: a list of
 * sources may be changed within the second in which the package lists were updated.
 *
 * @param now when the question was asked
 * @param updated when the lists were updated; the epoch when there are none
 * @param sourcesChanged when the list of sources was changed
 */
public record AptLists(Instant now, Instant updated, Instant sourcesChanged) {

  /** Whether there are any. */
  public boolean arePresent() {
    return !updated.equals(Instant.EPOCH);
  }

  /** Whether they were not made from the sources there are now. */
  public boolean areOlderThanSources() {
    return sourcesChanged.isAfter(updated) && !sourcesChanged.isAfter(now);
  }

  /** Whether the lists are missing, this old, or older than the sources they were made from. */
  public boolean areOlderThan(Duration age) {
    return !arePresent()
        || areOlderThanSources()
        || Duration.between(updated, now).compareTo(age) >= 0;
  }

  /** What is there once the sources have changed and the lists have not. */
  public AptLists withOtherSources() {
    Instant before = now.minusNanos(1);
    return new AptLists(now, updated.isBefore(before) ? updated : before, now);
  }

  /** What is there once the lists were updated. */
  public AptLists withUpdate() {
    return new AptLists(now, now, sourcesChanged);
  }
}
