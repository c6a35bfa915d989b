package dev.slipway.ssh.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real {@code sshd} on a free port of the loopback address, with a configuration and host keys of
 * its own. Whoever runs the test can log in with the keys given; nobody else can.
 */
public final class OpenSshServer implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  private final Process process;
  private final int port;
  private final Path log;
  private final SshKey hostKey;

  private OpenSshServer(Process process, int port, Path log, SshKey hostKey) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.hostKey = hostKey;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param directory for its files; made if need be
   * @param settings further lines of its configuration; the first said of an option holds, so these
   *     win
   */
  public static OpenSshServer start(Path directory, List<SshKey> accepted, String... settings) {
    String sshd = Tool.find("sshd");
    try {
      Files.createDirectories(directory);
      makePrivilegeSeparationDirectory();
      SshKey hostKey = SshKey.make(directory.resolve("host_key"), "ed25519");
      Files.write(
          directory.resolve("authorized_keys"), accepted.stream().map(SshKey::open).toList());
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        OpenSshServer server = startOnFreePort(sshd, directory, hostKey, List.of(settings));
        if (server.answers()) {
          return server;
        }
        server.close();
      }
      throw new AssertionError(
          "sshd does not start: " + Files.readString(directory.resolve("log")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Only root's sshd needs it, and only root can make it. */
  private static void makePrivilegeSeparationDirectory() throws IOException {
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
  }

  private static OpenSshServer startOnFreePort(
      String sshd, Path directory, SshKey hostKey, List<String> settings) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> lines = new ArrayList<>(settings);
    List<String> usual =
        List.of(
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "HostKey " + hostKey.file(),
            "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
            "StrictModes no",
            "UsePAM no",
            "PasswordAuthentication no",
            "PidFile none",
            "PermitRootLogin yes",
            "MaxStartups 100",
            "LogLevel VERBOSE",
            // A bash that believes to be within another one skips its start-up files.
            "SetEnv SHLVL=3",
            "Subsystem sftp internal-sftp");
    for (String line : usual) {
      String option = line.substring(0, line.indexOf(' ') + 1);
      if (settings.stream().noneMatch(setting -> setting.startsWith(option))) {
        lines.add(line);
      }
    }
    Path config = Files.write(directory.resolve("sshd_config"), lines);
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(sshd, "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new OpenSshServer(process, port, log, hostKey);
  }

  private boolean answers() {
    while (process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        socket.setSoTimeout(10_000);
        InputStream in = socket.getInputStream();
        String banner = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
        return banner.equals("SSH-");
      } catch (IOException e) {
        // Not yet.
        Thread.onSpinWait();
      }
    }
    return false;
  }

  public int port() {
    return port;
  }

  public SshKey hostKey() {
    return hostKey;
  }

  /** A line of {@code known_hosts} for this server, as it is reached on a port of this machine. */
  public String knownHostsLine(int asPort) {
    return "[127.0.0.1]:" + asPort + " " + hostKey.open();
  }

  public String knownHostsLine() {
    return knownHostsLine(port);
  }

  /** What the server has written so far. */
  public String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends the server and every connection to it at once. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    close();
  }

  /** Ends the server; connections that it accepted go on. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
