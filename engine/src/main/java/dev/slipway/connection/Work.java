package dev.slipway.connection;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection.Progress;
import dev.slipway.host.Script;
import java.time.Duration;

/**
 * One script on its way to a shell.
 *
 * @param input what it reads; may be larger than memory
 * @param limit after which it is ended; none when zero
 * @param progress told how much of the input is sent, when that is large
 */
record Work(String text, Content input, Duration limit, Progress progress) {
  private static final Progress UNWATCHED = bytes -> {};

  static Work of(Script script) {
    return new Work(script.text(), new Bytes(script.input()), script.timeout(), UNWATCHED);
  }

  boolean hasLimit() {
    return !limit.isZero();
  }
}
