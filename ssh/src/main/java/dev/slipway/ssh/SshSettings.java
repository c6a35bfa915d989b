package dev.slipway.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for all connections of one connector.
 *
 * @param hostKeyPolicy unset: what OpenSSH's files say, else {@link HostKeyPolicy#STRICT}
 * @param userDirectory OpenSSH's folder of the user, {@code ~/.ssh}: keys, {@code known_hosts}
 * @param configFiles OpenSSH's client configuration, the strongest file first; may not exist
 * @param agentSocket where an agent listens
 * @param keepaliveInterval how long a host may be silent before it is asked for a sign of life;
 *     three without an answer end the connection
 */
public record SshSettings(
    Optional<HostKeyPolicy> hostKeyPolicy,
    Path userDirectory,
    List<Path> configFiles,
    Optional<Path> agentSocket,
    Duration keepaliveInterval) {
  private static final Duration KEEPALIVE = Duration.ofSeconds(15);

  /** As the user who runs the engine has set up OpenSSH. */
  public static SshSettings ofUser() {
    Path directory = Path.of(System.getProperty("user.home"), ".ssh");
    return new SshSettings(
        Optional.empty(),
        directory,
        List.of(directory.resolve("config"), Path.of("/etc/ssh/ssh_config")),
        Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(s -> !s.isEmpty()).map(Path::of),
        KEEPALIVE);
  }

  /** With OpenSSH's files in another folder than the user's, and no agent. */
  public static SshSettings of(Path userDirectory) {
    return new SshSettings(
        Optional.empty(),
        userDirectory,
        List.of(userDirectory.resolve("config")),
        Optional.empty(),
        KEEPALIVE);
  }

  public SshSettings withHostKeyPolicy(HostKeyPolicy policy) {
    return new SshSettings(
        Optional.of(policy), userDirectory, configFiles, agentSocket, keepaliveInterval);
  }

  public SshSettings withAgent(Path socket) {
    return new SshSettings(
        hostKeyPolicy, userDirectory, configFiles, Optional.of(socket), keepaliveInterval);
  }

  public SshSettings withKeepalive(Duration interval) {
    return new SshSettings(hostKeyPolicy, userDirectory, configFiles, agentSocket, interval);
  }
}
