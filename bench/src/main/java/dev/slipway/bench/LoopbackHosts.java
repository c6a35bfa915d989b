package dev.slipway.bench;

import com.google.common.collect.Lists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Hosts that are all this machine: SSH servers on a port of their own, with keys of their own,
 * listening on one address of the loopback for each host. Ends with {@link #close}.
 */
final class LoopbackHosts implements AutoCloseable {
  /** The server wants it when it is started by root. */
  private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

  /** OpenSSH takes 16, see MAX_LISTEN_SOCKS in its sshd.c. */
  private static final int ADDRESSES_OF_A_SERVER = 16;

  private final Path folder;
  private final int port;
  private final List<Process> servers;
  private final boolean madeFolder;

  private LoopbackHosts(Path folder, int port, boolean madeFolder) {
    this.folder = folder;
    this.port = port;
    this.madeFolder = madeFolder;
    this.servers = new ArrayList<>();
  }

  /**
   * @param folder an empty folder for keys and settings
   */
  static LoopbackHosts start(Path folder, int hosts) throws IOException, InterruptedException {
    makeKey(folder.resolve("host_key"));
    makeKey(folder.resolve("client_key"));
    int port = freePort();
    LoopbackHosts started = new LoopbackHosts(folder, port, makeSeparationFolder());
    try {
      for (List<String> some : Lists.partition(Tasks.addresses(hosts), ADDRESSES_OF_A_SERVER)) {
        started.serve(some);
      }
    } catch (IOException e) {
      started.close();
      throw e;
    }
    return started;
  }

  private void serve(List<String> addresses) throws IOException, InterruptedException {
    String first = addresses.getFirst();
    Path settings = folder.resolve("sshd_config-" + first);
    Path log = folder.resolve("sshd.log-" + first);
    Files.writeString(settings, configuration(folder, addresses, port));
    Process server =
        new ProcessBuilder(sshd(), "-D", "-e", "-f", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    servers.add(server);
    awaitGreeting(server, first, log);
  }

  private static void makeKey(Path file) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
            .inheritIO()
            .start();
    if (made.waitFor() != 0) {
      throw new IOException("ssh-keygen made no key");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
      return socket.getLocalPort();
    }
  }

  /**
   * At the second level bash does not read the user's .bashrc, which it does when sshd starts it:
   * what somebody has in there would be measured with every channel.
   */
  private static String configuration(Path folder, List<String> addresses, int port) {
    StringBuilder text = new StringBuilder();
    addresses.forEach(address -> text.append("ListenAddress ").append(address).append('\n'));
    text.append("Port ").append(port).append('\n');
    text.append("HostKey ").append(folder.resolve("host_key")).append('\n');
    text.append("AuthorizedKeysFile ").append(folder.resolve("client_key.pub")).append('\n');
    return text
        + """
        SetEnv SHLVL=2
        PidFile none
        StrictModes no
        UsePAM no
        UseDNS no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PermitRootLogin prohibit-password
        MaxStartups 1000
        MaxSessions 1000
        LoginGraceTime 0
        PrintMotd no
        PrintLastLog no
        LogLevel ERROR
        Subsystem sftp internal-sftp
        """;
  }

  /** The server starts itself anew by its full name. */
  private static String sshd() throws IOException {
    return Stream.of("/usr/sbin/sshd", "/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow(
            () -> new IOException("There is no sshd. Fix: apt-get install openssh-server"));
  }

  private static boolean makeSeparationFolder() throws IOException {
    if (!System.getProperty("user.name").equals("root") || Files.exists(PRIVILEGE_SEPARATION)) {
      return false;
    }
    Files.createDirectory(
        PRIVILEGE_SEPARATION,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    return true;
  }

  private void awaitGreeting(Process server, String address, Path log)
      throws IOException, InterruptedException {
    IOException last = new IOException("sshd ended at once");
    for (int i = 0; i < 200 && server.isAlive(); i++) {
      try (Socket socket = new Socket(address, port)) {
        if (socket.getInputStream().read() >= 0) {
          return;
        }
      } catch (IOException e) {
        last = e;
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException(
        "The SSH server of the measurements does not answer: " + Files.readString(log), last);
  }

  int port() {
    return port;
  }

  Path clientKey() {
    return folder.resolve("client_key");
  }

  /**
   * The line of known_hosts for an address and a port of these hosts, or of a proxy before them.
   */
  String knownHost(String address, int at) throws IOException {
    String key = Files.readString(folder.resolve("host_key.pub")).strip();
    return "[" + address + "]:" + at + " " + key.substring(0, key.lastIndexOf(' ')) + "\n";
  }

  /** The processor time that the servers and their sessions have used, in seconds. */
  double cpuSeconds() {
    return servers.stream()
        .mapToDouble(server -> Processes.cpuSecondsWithEnded(server.pid()))
        .sum();
  }

  /** Waits until nobody is logged in. */
  void awaitQuiet() throws InterruptedException {
    for (int i = 0; i < 200 && servers.stream().anyMatch(LoopbackHosts::hasSessions); i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static boolean hasSessions(Process server) {
    return server.children().findAny().isPresent();
  }

  @Override
  public void close() {
    servers.forEach(LoopbackHosts::end);
    if (madeFolder) {
      try {
        Files.deleteIfExists(PRIVILEGE_SEPARATION);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void end(Process server) {
    List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
    server.destroy();
    all.forEach(ProcessHandle::destroy);
    try {
      server.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.destroyForcibly();
  }
}
