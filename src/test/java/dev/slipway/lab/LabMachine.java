package dev.slipway.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A QEMU machine with a kernel, a boot loader and a disk of its own, for what no container can
 * show. One boot takes half a minute to two minutes, every command on it some seconds.
 */
public final class LabMachine implements SshHost, AutoCloseable {
  private final HeldScript script;
  private final int port;

  private LabMachine(HeldScript script, int port) {
    this.script = script;
    this.port = port;
  }

  /** Boots a machine; the first one ever makes its disk, which takes minutes. */
  static LabMachine start() {
    HeldScript script =
        HeldScript.start(new ProcessBuilder(LabScript.command("machine", "up", "--hold")));
    try {
      String line = Files.readString(script.directory().resolve("hosts.txt")).strip();
      return new LabMachine(script, Integer.parseInt(line.split(" ", -1)[2]));
    } catch (IOException exception) {
      script.close();
      throw new UncheckedIOException(exception);
    }
  }

  @Override
  public String name() {
    return "machine";
  }

  @Override
  public String address() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path directory() {
    return script.directory();
  }

  @Override
  public void reboot() {
    LabScript.run(directory().getFileName().toString(), "machine", "reboot");
  }

  @Override
  public void close() {
    script.close();
  }
}
