package dev.slipway.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;

/** A command whose input and output are the connection: OpenSSH's {@code ProxyCommand}. */
final class CommandTransport implements Transport {
  private final Process process;
  private final BytePipe received = new BytePipe();

  private CommandTransport(Process process) {
    this.process = process;
    // A thread of its own, since reading a pipe would hold a carrier of virtual threads for ever.
    Thread.ofPlatform().daemon().name("proxy command").start(this::pump);
  }

  static CommandTransport open(String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "exec " + command);
    return new CommandTransport(builder.redirectError(Redirect.DISCARD).start());
  }

  private void pump() {
    try (InputStream from = process.getInputStream();
        OutputStream to = received.sink()) {
      from.transferTo(to);
    } catch (IOException e) {
      // Closed from this side.
    }
  }

  @Override
  public InputStream input() {
    return received.source();
  }

  @Override
  public OutputStream output() {
    return process.getOutputStream();
  }

  @Override
  public void close() {
    process.destroy();
    received.close();
  }
}
