package dev.slipway.connection;

import dev.slipway.connection.Signal.Output;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The way to and from one running shell: text goes in, signals of both outputs come out. */
final class ShellLink implements AutoCloseable {
  /** What fits into a pipe; more may have to wait until the shell reads it. */
  private static final int SURELY_TAKEN = 16 << 10;

  private static final Duration LOOK_FOR_EXIT = Duration.ofMillis(500);

  /** What a shell said last may arrive after the news that it ended; it gets a second more. */
  private static final int LOOKS_AFTER_EXIT = 3;

  private final String nonce = UUID.randomUUID().toString().replace("-", "");
  private final BlockingQueue<Signal> arriving = new LinkedBlockingQueue<>();
  private final Map<Output, Deque<Signal.Text>> arrived = new EnumMap<>(Output.class);
  private final Map<Output, FrameStream> streams = new EnumMap<>(Output.class);
  private final ShellProcess process;
  private volatile boolean closed;
  private volatile boolean overflowed;
  private volatile boolean broken;
  private int looksAfterExit;

  ShellLink(ShellSource source) throws HostException {
    for (Output output : Output.values()) {
      arrived.put(output, new ArrayDeque<>());
      streams.put(output, new FrameStream(output, nonce, arriving::add));
    }
    process = source.start(stream(Output.STDOUT), stream(Output.STDERR));
  }

  /** What makes the marks of this shell unlike any other text. */
  String nonce() {
    return nonce;
  }

  /** The mark that comes next in an output, when it is not the one after the one before. */
  void expect(Output output, int sequence) {
    stream(output).expect(sequence);
  }

  /**
   * Sends text. Returns before it has arrived: the shell may be busy with a script that fills its
   * outputs first. If it cannot be sent the outputs end.
   */
  void send(byte[] text) {
    if (text.length <= SURELY_TAKEN) {
      sendNow(text);
    } else {
      Thread.ofVirtual().name("shell input").start(() -> sendNow(text));
    }
  }

  private void sendNow(byte[] text) {
    try {
      write(text, text.length);
      flush();
    } catch (IOException e) {
      // The shell is gone. The ends of its outputs come by themselves and say more than this.
      broken = true;
    }
  }

  void write(byte[] bytes, int length) throws IOException {
    OutputStream input = process.input();
    synchronized (input) {
      input.write(bytes, 0, length);
    }
  }

  void flush() throws IOException {
    OutputStream input = process.input();
    synchronized (input) {
      input.flush();
    }
  }

  /** The next signal of one output; empty when the deadline passes before. */
  Optional<Signal.Text> next(Output output, Deadline deadline) throws InterruptedException {
    Deque<Signal.Text> mine = queue(output);
    while (mine.isEmpty()) {
      Optional<Signal.Text> signal = arrival(deadline);
      if (signal.isEmpty()) {
        return signal;
      }
      queue(signal.get().output()).add(signal.get());
    }
    return Optional.of(mine.remove());
  }

  /** The next signal of either output; empty when the deadline passes before. */
  Optional<Signal.Text> next(Deadline deadline) throws InterruptedException {
    for (Deque<Signal.Text> each : arrived.values()) {
      if (!each.isEmpty()) {
        return Optional.of(each.remove());
      }
    }
    return arrival(deadline);
  }

  private Optional<Signal.Text> arrival(Deadline deadline) throws InterruptedException {
    while (true) {
      Duration wait = deadline.leftUpTo(LOOK_FOR_EXIT);
      Signal signal = arriving.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
      switch (signal) {
        case null -> {}
        case Signal.Text text -> {
          return Optional.of(text);
        }
        case Signal.Overflow overflow -> {
          overflowed = true;
          close();
          continue;
        }
      }
      if (deadline.hasPassed()) {
        return Optional.empty();
      }
      if (process.exitStatus().isPresent()) {
        looksAfterExit++;
      }
      if (broken || looksAfterExit >= LOOKS_AFTER_EXIT) {
        // If the outputs are open still, it is something that the shell started which keeps them
        // so.
        endOutputs();
      }
    }
  }

  /** The status the shell ended with by itself; empty when it is not known and when we ended it. */
  OptionalInt exitStatus() {
    return closed ? OptionalInt.empty() : process.exitStatus();
  }

  /** What to tell those who wait for it, when it was lost. */
  ConnectionLostException lost() {
    String reason = process.lossReason().map(why -> ": " + why).orElse("");
    return new ConnectionLostException("The connection to the host ended" + reason);
  }

  /** Whether the shell was ended because it printed more than will be kept. */
  boolean overflowed() {
    return overflowed;
  }

  @Override
  public void close() {
    closed = true;
    process.close();
    endOutputs();
  }

  private void endOutputs() {
    streams.values().forEach(FrameStream::close);
  }

  @SuppressWarnings("NullAway") // filled for every output by the constructor
  private FrameStream stream(Output output) {
    return streams.get(output);
  }

  @SuppressWarnings("NullAway") // filled for every output by the constructor
  private Deque<Signal.Text> queue(Output output) {
    return arrived.get(output);
  }
}
