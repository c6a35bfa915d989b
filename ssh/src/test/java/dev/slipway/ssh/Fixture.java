package dev.slipway.ssh;

import dev.slipway.host.Become;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Secret;
import dev.slipway.host.Target;
import dev.slipway.ssh.testing.OpenSshServer;
import dev.slipway.ssh.testing.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A user's folder of OpenSSH files in a test, and targets seen from there. */
final class Fixture {
  static final String USER = System.getProperty("user.name");

  private final Path directory;

  Fixture(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** The key that {@code ssh} would find by itself. */
  SshKey usualKey() {
    return SshKey.make(file("id_ed25519"), "ed25519");
  }

  void write(String name, String... lines) throws IOException {
    Files.write(file(name), List.of(lines));
  }

  void trust(OpenSshServer... servers) throws IOException {
    write(
        "known_hosts",
        List.of(servers).stream().map(OpenSshServer::knownHostsLine).toArray(String[]::new));
  }

  SshSettings settings() {
    return SshSettings.of(directory);
  }

  SshConnector connector() {
    return new SshConnector(settings());
  }

  static Target target(int port, String... options) {
    return target("127.0.0.1", Optional.of(port), options);
  }

  static Target target(String address, Optional<Integer> port, String... options) {
    return new Target(
        "host",
        address,
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(options),
        Duration.ofSeconds(10));
  }

  static Target withKey(Target target, Path key, Optional<Secret> passphrase) {
    return new Target(
        target.name(),
        target.address(),
        target.port(),
        target.user(),
        target.password(),
        Optional.of(key),
        passphrase,
        target.options(),
        target.connectTimeout());
  }

  static Target withPassword(Target target, String user, String password) {
    return new Target(
        target.name(),
        target.address(),
        target.port(),
        Optional.of(user),
        Optional.of(new Secret(password)),
        target.identityFile(),
        target.passphrase(),
        target.options(),
        target.connectTimeout());
  }

  static Target within(Target target, Duration timeout) {
    return new Target(
        target.name(),
        target.address(),
        target.port(),
        target.user(),
        target.password(),
        target.identityFile(),
        target.passphrase(),
        target.options(),
        timeout);
  }

  static ScriptResult run(HostConnection connection, String text) throws HostException {
    return run(connection, Script.of(text));
  }

  static ScriptResult run(HostConnection connection, Script script) throws HostException {
    return connection.shell(new Become.Login()).exchange(List.of(script)).getFirst();
  }

  /** Logs in, runs something and logs out. */
  static String say(SshConnector connector, Target target, String word) throws HostException {
    try (HostConnection connection = connector.connect(target)) {
      return run(connection, "echo " + word).stdoutText();
    }
  }
}
