package dev.slipway.ssh.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An agent of its own for one test. */
public final class SshAgent implements AutoCloseable {
  private final Path socket;
  private final Process process;

  private SshAgent(Path socket, Process process) {
    this.socket = socket;
    this.process = process;
  }

  /**
   * Starts an agent without keys.
   *
   * @param socket a path of less than 100 characters
   */
  public static SshAgent start(Path socket) {
    try {
      Process process =
          new ProcessBuilder(Tool.find("ssh-agent"), "-D", "-a", socket.toString())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      while (process.isAlive() && !Files.exists(socket)) {
        Thread.onSpinWait();
      }
      return new SshAgent(socket, process);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Path socket() {
    return socket;
  }

  public void add(SshKey key) {
    Tool.run(
        List.of(
            "/usr/bin/env",
            "SSH_AUTH_SOCK=" + socket,
            Tool.find("ssh-add"),
            "-q",
            key.file().toString()));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
