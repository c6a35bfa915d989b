package dev.slipway.host.probe;

/**
 * Times of apt's package lists, in seconds since 1970 by the clock of the host.
 *
 * @param now when the question was asked
 * @param updated when the lists were updated; 0 when there are none
 * @param sourcesChanged when the list of sources was changed
 */
public record AptLists(long now, long updated, long sourcesChanged) {

  /** Whether the lists are older than this, or than the sources they were made from. */
  public boolean areOlderThan(long seconds) {
    boolean otherSources = sourcesChanged > updated && sourcesChanged <= now;
    return updated == 0 || otherSources || now - updated >= seconds;
  }
}
