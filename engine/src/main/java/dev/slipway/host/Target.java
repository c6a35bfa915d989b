package dev.slipway.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a host is and how to log in.
 *
 * @param name the host's name in the inventory
 * @param address a name or address to connect to; an alias of {@code ~/.ssh/config} too
 * @param port unset: what {@code ~/.ssh/config} says, else 22
 * @param user unset: what {@code ~/.ssh/config} says, else the local user's name
 * @param password for password logins, and nothing else
 * @param identityFile a private key, tried before those of the agent and the configuration
 * @param passphrase of that private key, when it is encrypted
 * @param options further settings in the form of {@code ssh -o}, such as {@code ProxyJump=bastion};
 *     these win over {@code ~/.ssh/config}
 * @param connectTimeout for the connection and the login together
 */
public record Target(
    String name,
    String address,
    Optional<Integer> port,
    Optional<String> user,
    Optional<Secret> password,
    Optional<Path> identityFile,
    Optional<Secret> passphrase,
    List<String> options,
    Duration connectTimeout) {
  /**
   * The option that names a configuration of OpenSSH to be read in place of the user's, as {@code
   * ssh -F} does; it counts for the hosts on the way, too.
   */
  public static final String CONFIG_FILE = "ConfigFile";

  public static Target local(String name) {
    return new Target(
        name,
        "localhost",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Duration.ofSeconds(10));
  }
}
