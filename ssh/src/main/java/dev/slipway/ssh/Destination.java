package dev.slipway.ssh;

import dev.slipway.host.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a connection goes and how it logs in, once every source of settings was read.
 *
 * @param alias as the user calls it
 * @param host name or address
 * @param identityFile a key to be tried first
 * @param passphrase of that key
 * @param options everything else that OpenSSH's files and the target say
 * @param tokens for the values of options
 * @param config what was read, which counts for the hosts on the way too
 */
record Destination(
    String alias,
    String host,
    int port,
    String user,
    Optional<Secret> password,
    Optional<Path> identityFile,
    Optional<Secret> passphrase,
    SshOptions options,
    Tokens tokens,
    SshConfig config) {
  private static final int DEFAULT_PORT = 22;

  /** Under which name the host's key is known. */
  String knownAs() {
    Optional<String> hostKeyAlias = options.value("HostKeyAlias");
    if (hostKeyAlias.isPresent()) {
      return hostKeyAlias.get();
    }
    String name = host.toLowerCase(Locale.ROOT);
    return port == DEFAULT_PORT ? name : "[" + name + "]:" + port;
  }

  /** As shown in messages. */
  String display() {
    return user + "@" + host + (port == DEFAULT_PORT ? "" : ":" + port);
  }

  /** The hosts to jump over, nearest first. */
  List<String> jumps() {
    return options
        .value("ProxyJump")
        .filter(jump -> !jump.equalsIgnoreCase("none"))
        .map(jump -> List.of(jump.replace(" ", "").split(",")))
        .orElse(List.of());
  }

  /** The command whose input and output are the connection. */
  Optional<String> proxyCommand() {
    return options
        .value("ProxyCommand")
        .filter(command -> !command.equalsIgnoreCase("none"))
        .map(tokens::expand);
  }
}
