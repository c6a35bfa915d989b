package dev.slipway.connection;

import dev.slipway.connection.Signal.Output;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts one output of a shell at the marks between scripts.
 *
 * <p>A mark is {@code START NONCE "-" SEQUENCE ":" NUMBER NEWLINE}. The byte {@link #START} stands
 * nowhere else in a mark, so one pass over the bytes finds it, however they are cut into writes.
 * The nonce is random and the sequence counts up: what scripts print cannot hold the next mark by
 * accident, not even when they print what the shell knows of earlier ones.
 */
final class FrameStream extends OutputStream {
  static final char START = '\036';

  /** More output than this is a mistake of the script, and must not take the engine's memory. */
  static final int LARGEST_TEXT = 256 << 20;

  private final Output output;
  private final String nonce;
  private final Consumer<Signal> signals;
  private final OutputBuffer text = new OutputBuffer();
  private final byte[] digits = new byte[4];
  private byte[] pattern = {START};
  private int sequence;
  private int matched;
  private int digitCount;
  private boolean overflowing;
  private boolean ended;

  FrameStream(Output output, String nonce, Consumer<Signal> signals) {
    this.output = output;
    this.nonce = nonce;
    this.signals = signals;
    expect(0);
  }

  /** The mark to come next; after it the one that follows. */
  synchronized void expect(int next) {
    giveUpMatch();
    sequence = next;
    pattern = (START + token(nonce, next) + ":").getBytes(StandardCharsets.US_ASCII);
  }

  static String token(String nonce, int sequence) {
    return nonce + "-" + sequence;
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end && !ended) {
      if (matched == 0) {
        int start = indexOfStart(bytes, at, end);
        append(bytes, at, start - at);
        at = start;
      }
      if (at < end && matches(bytes[at])) {
        at++;
      }
    }
  }

  /** The output ended; said once, however often this is called. */
  @Override
  public synchronized void close() {
    if (ended) {
      return;
    }
    giveUpMatch();
    ended = true;
    signals.accept(new Signal.End(output, text.take()));
  }

  private void append(byte[] bytes, int offset, int length) {
    if (text.size() + length <= LARGEST_TEXT) {
      text.append(bytes, offset, length);
    } else if (!overflowing) {
      overflowing = true;
      signals.accept(new Signal.Overflow(output));
    }
  }

  /** Whether the byte belongs to the mark. If not, it is to be looked at again as a first byte. */
  private boolean matches(byte next) {
    if (matched < pattern.length) {
      if (next == pattern[matched]) {
        matched++;
        return true;
      }
    } else if (next >= '0' && next <= '9' && digitCount < digits.length) {
      digits[digitCount++] = next;
      return true;
    } else if (next == '\n' && digitCount > 0) {
      signals.accept(new Signal.Frame(output, text.take(), number()));
      matched = 0;
      digitCount = 0;
      expect(sequence + 1);
      return true;
    }
    giveUpMatch();
    return false;
  }

  private int number() {
    return Integer.parseInt(new String(digits, 0, digitCount, StandardCharsets.US_ASCII));
  }

  /** What looked like a mark was text. */
  private void giveUpMatch() {
    append(pattern, 0, matched);
    append(digits, 0, digitCount);
    matched = 0;
    digitCount = 0;
  }

  private static int indexOfStart(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == START) {
        return i;
      }
    }
    return end;
  }
}
