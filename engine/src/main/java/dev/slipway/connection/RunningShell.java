package dev.slipway.connection;

import dev.slipway.connection.Signal.End;
import dev.slipway.connection.Signal.Frame;
import dev.slipway.connection.Signal.Output;
import dev.slipway.host.CommandTimeoutException;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One life of a resident shell. For one thread at a time. */
final class RunningShell implements AutoCloseable {
  /** {@code timeout} on the host ends a script; only if that does not help do we give up on it. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final int BLOCK = 64 << 10;

  /**
   * The status of a script whose reader went away, which is what happens to one that never ends.
   */
  private static final int ENDED_BY_PIPE = 141;

  private static final String TOO_MUCH =
      "more than " + (FrameStream.LARGEST_TEXT >> 20) + " MiB of output: it was not read on";
  private static final byte[] NOTHING = {};

  private final ShellLink link;
  private int sequence = 1;
  private final Duration limit;
  private boolean greeted;
  private boolean readsByteByByte;
  private volatile boolean ended;
  private long lastMark;

  private RunningShell(ShellLink link, Duration limit) {
    this.link = link;
    this.limit = limit;
    link.send(Framing.prelude());
  }

  /**
   * A shell that was told to greet, but whose greeting was not awaited: what it is to run can be
   * sent at once.
   *
   * @param limit for the greeting
   */
  static RunningShell yetToGreet(ShellLink link, Duration limit) {
    return new RunningShell(link, limit);
  }

  /**
   * A shell that has shown that it is there.
   *
   * @param greeting the number in its mark
   */
  static RunningShell greeted(ShellLink link, int greeting) {
    RunningShell shell = new RunningShell(link, Duration.ZERO);
    shell.hear(greeting);
    return shell;
  }

  private void hear(int greeting) {
    greeted = true;
    readsByteByByte = greeting == Framing.READS_BYTE_BY_BYTE;
  }

  /** What one script left on both outputs. */
  private record Reply(Signal.Text stdout, Signal.Text stderr) {
    boolean ended() {
      return stdout instanceof End || stderr instanceof End;
    }
  }

  /** Whether it cannot run anything any more. */
  boolean ended() {
    return ended;
  }

  /**
   * The results of the first scripts; at least one. There are fewer than scripts when one of them
   * ended this shell, and when later ones have to wait until the large input of one is sent.
   */
  List<ScriptResult> run(List<Work> works) throws HostException {
    try {
      return exchange(batch(works));
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ConnectionLostException("Interrupted while waiting for the host", e);
    }
  }

  private static List<Work> batch(List<Work> works) {
    int last = 0;
    while (last < works.size() - 1 && !Framing.asksForInput(works.get(last))) {
      last++;
    }
    return works.subList(0, last + 1);
  }

  private List<ScriptResult> exchange(List<Work> batch) throws HostException, InterruptedException {
    lastMark = System.nanoTime();
    link.send(text(batch).getBytes(StandardCharsets.ISO_8859_1));
    awaitGreeting();
    List<ScriptResult> results = new ArrayList<>(batch.size());
    for (Work work : batch) {
      Reply reply = reply(work);
      if (Framing.asksForInput(work) && !reply.ended()) {
        sendInput(work);
        reply = reply(work);
      }
      results.add(result(work, reply));
      if (ended || isTimedOut(reply)) {
        return results;
      }
    }
    return results;
  }

  /**
   * Whether {@code timeout} ended it, or something that looks the same; either way it was the last.
   */
  private static boolean isTimedOut(Reply reply) {
    return reply.stdout() instanceof Frame(_, _, int number) && number >= Framing.TIMED_OUT;
  }

  private String text(List<Work> batch) {
    StringBuilder text = new StringBuilder(Framing.begin());
    for (Work work : batch) {
      text.append(Framing.frame(link.nonce(), sequence, work));
      sequence += Framing.asksForInput(work) ? 2 : 1;
    }
    return readsByteByByte ? Framing.inBlocks(text.toString()) : text.toString();
  }

  private void awaitGreeting() throws HostException, InterruptedException {
    if (greeted) {
      return;
    }
    Reply reply = greeting();
    if (reply.ended() || !(reply.stdout() instanceof Frame(_, _, int number))) {
      OptionalInt status = link.exitStatus();
      close();
      String said = new String(reply.stderr().text(), StandardCharsets.UTF_8).strip();
      if (status.isEmpty()) {
        throw link.lost();
      }
      throw new UnreachableException(
          Reason.NO_SHELL, "The host started no shell" + (said.isEmpty() ? "" : ": " + said));
    }
    hear(number);
  }

  private Reply greeting() throws HostException, InterruptedException {
    try {
      return reply(Deadline.in(limit));
    } catch (CommandTimeoutException e) {
      close();
      throw new UnreachableException(
          Reason.NO_SHELL, "The host started no shell within " + limit.toSeconds() + " s", e);
    }
  }

  private Reply reply(Work work) throws HostException, InterruptedException {
    Deadline deadline = work.hasLimit() ? Deadline.in(work.limit().plus(GRACE)) : Deadline.never();
    try {
      return reply(deadline);
    } catch (CommandTimeoutException e) {
      close();
      throw new CommandTimeoutException("the script", work.limit());
    }
  }

  private Reply reply(Deadline deadline) throws HostException, InterruptedException {
    return new Reply(signal(Output.STDOUT, deadline), signal(Output.STDERR, deadline));
  }

  private Signal.Text signal(Output output, Deadline deadline)
      throws HostException, InterruptedException {
    Optional<Signal.Text> signal = link.next(output, deadline);
    return signal.orElseThrow(() -> new CommandTimeoutException("the script", Duration.ZERO));
  }

  private ScriptResult result(Work work, Reply reply) throws HostException {
    Duration taken = Duration.ofNanos(System.nanoTime() - lastMark);
    lastMark = System.nanoTime();
    byte[] stdout = reply.stdout().text();
    byte[] stderr = reply.stderr().text();
    if (reply.ended() || !(reply.stdout() instanceof Frame(_, _, int number))) {
      if (link.overflowed()) {
        close();
        return new ScriptResult(ENDED_BY_PIPE, NOTHING, TOO_MUCH.getBytes(StandardCharsets.UTF_8));
      }
      OptionalInt status = link.exitStatus();
      close();
      if (status.isEmpty()) {
        throw link.lost();
      }
      return new ScriptResult(status.getAsInt(), stdout, stderr);
    }
    if (number < Framing.TIMED_OUT) {
      return new ScriptResult(number, stdout, stderr);
    }
    // The host skipped what came after it, so these marks will not be printed.
    link.expect(Output.STDOUT, sequence);
    link.expect(Output.STDERR, sequence);
    int status = number - Framing.TIMED_OUT;
    if (status == 124 || taken.compareTo(work.limit()) >= 0) {
      throw new CommandTimeoutException("the script", work.limit());
    }
    return new ScriptResult(status, stdout, stderr);
  }

  private void sendInput(Work work) {
    byte[] block = new byte[BLOCK];
    long left = work.input().size();
    try (InputStream source = work.input().open()) {
      while (left > 0) {
        int count = source.read(block, 0, (int) Math.min(block.length, left));
        if (count < 0) {
          throw new IOException("it is shorter than it was");
        }
        if (!passOn(block, count)) {
          return;
        }
        left -= count;
        work.progress().sent(work.input().size() - left);
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("Content for a host cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether there is still someone to take it. */
  private boolean passOn(byte[] block, int count) {
    try {
      link.write(block, count);
      link.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    ended = true;
    link.close();
  }
}
