package dev.slipway.connection;

import dev.slipway.host.Become;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection.Progress;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A shell that stays, over any {@code sh} that a {@link ShellSource} starts.
 *
 * <p>Guaranteed: results hold exactly the bytes that the script wrote, whatever they are. A script
 * reads its own input and never that of the shell. A script that ends the shell itself ({@code kill
 * $$}) has the status that the shell then ended with; a new shell is started for what comes after
 * it. A process that a script leaves in the background does not hold up the result; what it prints
 * later is found in the output of a later script, so such a process should be redirected.
 *
 * <p>A thread that is interrupted while it waits gives the shell up (what runs on the host goes on)
 * and keeps its interrupted status.
 */
public final class ResidentShell implements HostShell, AutoCloseable {
  private final ShellStart start;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable RunningShell running;
  private volatile boolean closed;

  public ResidentShell(ShellSource source, Become become) {
    this(new ShellStart(source, become, ShellStart.USUAL_LIMIT));
  }

  ResidentShell(ShellStart start) {
    this.start = start;
  }

  /**
   * Starts the shell, unless it runs already.
   *
   * @throws dev.slipway.host.BecomeException when the user cannot be had
   */
  public void start() throws HostException {
    if (isRunning()) {
      // Whoever uses it at the moment need not be waited for.
      return;
    }
    takeTurn();
    try {
      running();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public List<ScriptResult> exchange(List<Script> scripts) throws HostException {
    return runAll(scripts.stream().map(Work::of).toList());
  }

  /**
   * Runs one script that reads content which may be larger than memory.
   *
   * @throws java.io.UncheckedIOException when the content cannot be read
   */
  public ScriptResult send(String text, Content input, Progress progress) throws HostException {
    return runAll(List.of(new Work(text, input, Duration.ZERO, progress))).getFirst();
  }

  private List<ScriptResult> runAll(List<Work> works) throws HostException {
    List<ScriptResult> results = new ArrayList<>(works.size());
    takeTurn();
    try {
      while (results.size() < works.size()) {
        results.addAll(running().run(works.subList(results.size(), works.size())));
      }
    } finally {
      turn.unlock();
    }
    return results;
  }

  private RunningShell running() throws HostException {
    RunningShell now = running;
    if (now == null || now.ended()) {
      if (closed) {
        throw new ConnectionLostException("The connection is closed");
      }
      now = start.start();
      running = now;
    }
    return now;
  }

  private void takeTurn() throws ConnectionLostException {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionLostException("Interrupted while waiting for the host", e);
    }
  }

  /** Whether a shell runs now, or is about to be told that it ended. */
  boolean isRunning() {
    RunningShell now = running;
    return now != null && !now.ended();
  }

  /** Lets the shell go if nobody uses it; it is started again when it is next needed. */
  boolean releaseIfIdle() {
    if (!turn.tryLock()) {
      return false;
    }
    try {
      RunningShell now = running;
      if (now == null || now.ended()) {
        return false;
      }
      now.close();
      return true;
    } finally {
      turn.unlock();
    }
  }

  /** Ends the shell; whoever waits for a result gets a {@link ConnectionLostException}. */
  @Override
  public void close() {
    closed = true;
    RunningShell now = running;
    if (now != null) {
      now.close();
    }
  }
}
