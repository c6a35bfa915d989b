package dev.slipway.host;

import java.time.Duration;
import java.util.Optional;

/**
 * A text for a POSIX {@code sh}, ready to be sent. It runs in a subshell, so it may {@code cd},
 * {@code exit} or set variables without touching what comes after it.
 *
 * @param text complete, syntactically valid shell text; every value in it is quoted
 * @param input what the script reads on its standard input; nothing when empty
 * @param timeout after which the script is ended; none when zero
 */
@SuppressWarnings("ArrayRecordComponent") // may be large: handed on, never compared or altered
public record Script(String text, byte[] input, Duration timeout) {
  private static final byte[] NOTHING = {};

  public static Script of(String text) {
    return new Script(text, NOTHING, Duration.ZERO);
  }

  public Script withInput(byte[] bytes) {
    return new Script(text, bytes, timeout);
  }

  public Script withTimeout(Duration limit) {
    return new Script(text, input, limit);
  }

  /** The time limit, when there is one. */
  public Optional<Duration> limit() {
    return timeout.isZero() ? Optional.empty() : Optional.of(timeout);
  }
}
