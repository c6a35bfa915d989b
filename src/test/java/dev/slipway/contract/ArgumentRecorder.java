package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;

/**
 * Writes down the arguments and the environment of every program that is started on a host by its
 * name: what the host's other users could have seen in the process list.
 */
final class ArgumentRecorder implements AutoCloseable {
  private static final String INSTALL =
      """
      cat > /run/recorder <<'END'
      #!/bin/sh
      { printf '%s ' "$0" "$@"; echo; export -p; } >> /run/recorded
      name=${0##*/}
      for folder in /usr/sbin /usr/bin; do
        [ ! -x "$folder/$name" ] || exec "$folder/$name" "$@"
      done
      END
      chmod 755 /run/recorder
      : > /run/recorded
      chmod 666 /run/recorded
      # This folder comes before those of the programs in the path of every login.
      perl -e 'symlink "/run/recorder", "/usr/local/bin/$_"
        for map { s{.*/}{}r } glob "/usr/bin/* /usr/sbin/*"'
      """;

  private static final String REMOVE =
      """
      PATH=/usr/bin:/usr/sbin
      rm -f /run/recorder
      find /usr/local/bin -lname /run/recorder -delete
      """;

  private final ContractHost host;

  private ArgumentRecorder(ContractHost host) {
    this.host = host;
  }

  static ArgumentRecorder on(ContractHost host) throws HostException {
    assertThat(host.asRoot(INSTALL).exit()).as("installing the recorder").isZero();
    return new ArgumentRecorder(host);
  }

  /** A line for each program that was started, and its environment below it. */
  String recorded() throws HostException {
    return host.asRoot("/usr/bin/cat /run/recorded").stdoutText();
  }

  @Override
  public void close() throws HostException {
    host.asRoot(REMOVE);
  }
}
