package dev.slipway.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A shell as a child process of the engine. */
final class LocalShellProcess implements ShellProcess {
  private final Process process;

  private LocalShellProcess(Process process) {
    this.process = process;
  }

  static LocalShellProcess start(ProcessBuilder builder, OutputStream stdout, OutputStream stderr)
      throws IOException {
    Process process = builder.start();
    LocalShellProcess started = new LocalShellProcess(process);
    started.pump(process.getInputStream(), stdout);
    started.pump(process.getErrorStream(), stderr);
    return started;
  }

  /** On a platform thread: reading a pipe would hold a carrier of virtual threads for ever. */
  private void pump(InputStream from, OutputStream to) {
    Thread.ofPlatform().daemon().name("shell output").start(() -> pumpAll(from, to));
  }

  private void pumpAll(InputStream from, OutputStream to) {
    try (from;
        to) {
      from.transferTo(to);
      // Its outputs end a moment before its status is known.
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Closed by close(): the end of the stream, which is what "to" is told next.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public OptionalInt exitStatus() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It does not read any more.
    }
    process.destroy();
  }
}
