package dev.slipway.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a test can log in to: a {@link LabHost}, or the {@link LabMachine}. */
public sealed interface SshHost permits LabHost, LabMachine {

  /** The host's own name; no name service knows it, so connect to {@link #address}. */
  String name();

  /** An IPv4 address that is reached from this machine. */
  String address();

  /** Where sshd listens on that address. */
  int port();

  /** The folder of the lab: its key, its known hosts, its ssh configuration. */
  Path directory();

  /** The private key with which every {@link LabUser} logs in. */
  default Path identity() {
    return directory().resolve("id_ed25519");
  }

  /** A {@code known_hosts} file that holds the true keys of the lab. */
  default Path knownHosts() {
    return directory().resolve("known_hosts");
  }

  /** An OpenSSH configuration in which {@link #name} has all that is needed to log in as root. */
  default Path configuration() {
    return directory().resolve("ssh_config");
  }

  /** Runs a command line of the host's shell as root. */
  default LabExecution exec(String commandLine) {
    return exec(LabUser.ROOT, commandLine);
  }

  /**
   * Runs a command line of the login shell with the OpenSSH client, to learn the truth about the
   * host independently of Slipway's own connection.
   *
   * @throws AssertionError after 10 minutes
   */
  default LabExecution exec(LabUser user, String commandLine) {
    return LabProcess.run(
        List.of("ssh", "-F", configuration().toString(), "-l", user.login(), name(), commandLine),
        Duration.ofMinutes(10));
  }

  /** Reboots and returns when the next boot is over. */
  void reboot();
}
