package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.HostConnection;
import dev.slipway.host.Secret;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import dev.slipway.ssh.testing.OpenSshServer;
import dev.slipway.ssh.testing.SshAgent;
import dev.slipway.ssh.testing.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins with keys at a real OpenSSH server. */
@Timeout(60)
class LoginTest {
  private static final List<String> TYPES = List.of("ed25519", "rsa", "ecdsa");

  @TempDir static Path shared;
  @TempDir Path directory;
  private static OpenSshServer server;
  private Fixture fixture;

  @BeforeAll
  static void startServer() {
    List<SshKey> keys =
        TYPES.stream().map(type -> SshKey.make(shared.resolve(type), type)).toList();
    SshKey locked = SshKey.make(shared.resolve("locked"), "ed25519", "open sesame");
    server =
        OpenSshServer.start(
            shared.resolve("sshd"), List.of(keys.get(0), keys.get(1), keys.get(2), locked));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void prepare() throws IOException {
    fixture = new Fixture(directory.resolve("ssh"));
    fixture.trust(server);
  }

  private static Target target() {
    return Fixture.target(server.port());
  }

  private static void assertFails(ThrowingCallable connecting, Reason reason, String... parts) {
    assertThatThrownBy(connecting)
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.getMessage()).contains(parts);
              assertThat(e.fix()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
  void keyOfTheTarget_logsIn(String type) throws Exception {
    Target target = Fixture.withKey(target(), shared.resolve(type), Optional.empty());

    assertThat(Fixture.say(fixture.connector(), target, "in")).isEqualTo("in\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
  void usualKey_isFound(String type) throws Exception {
    Files.copy(shared.resolve(type), fixture.file("id_" + type));

    assertThat(Fixture.say(fixture.connector(), target(), "in")).isEqualTo("in\n");
  }

  @Test
  void keyOfTheConfiguration_logsIn() throws Exception {
    fixture.write(
        "config",
        "Host web*",
        "  HostName 127.0.0.1",
        "  Port " + server.port(),
        "  IdentityFile " + shared.resolve("ecdsa"));

    Target target = Fixture.target("web1", Optional.empty());

    assertThat(Fixture.say(fixture.connector(), target, "in")).isEqualTo("in\n");
  }

  @Test
  void encryptedKey_opensWithItsPassphrase() throws Exception {
    Path locked = shared.resolve("locked");
    Target right = Fixture.withKey(target(), locked, Optional.of(new Secret("open sesame")));

    assertThat(Fixture.say(fixture.connector(), right, "in")).isEqualTo("in\n");
    assertFails(
        () -> fixture.connector().connect(Fixture.withKey(target(), locked, Optional.empty())),
        Reason.AUTHENTICATION,
        locked.toString(),
        "no passphrase");
    assertFails(
        () ->
            fixture
                .connector()
                .connect(Fixture.withKey(target(), locked, Optional.of(new Secret("wrong")))),
        Reason.AUTHENTICATION,
        locked.toString(),
        "does not fit");
  }

  @Test
  void agent_holdsAnEncryptedKey() throws Exception {
    try (SshAgent agent = SshAgent.start(directory.resolve("agent"))) {
      agent.add(new SshKey(shared.resolve("rsa")));
      SshConnector connector = new SshConnector(fixture.settings().withAgent(agent.socket()));

      assertThat(Fixture.say(connector, target(), "in")).isEqualTo("in\n");
    }
  }

  @Test
  void agentWithOtherKeys_isFollowedByTheFiles() throws Exception {
    try (SshAgent agent = SshAgent.start(directory.resolve("agent"))) {
      agent.add(SshKey.make(directory.resolve("other"), "ed25519"));
      Files.copy(shared.resolve("ecdsa"), fixture.file("id_ecdsa"));
      SshConnector connector = new SshConnector(fixture.settings().withAgent(agent.socket()));

      assertThat(Fixture.say(connector, target(), "in")).isEqualTo("in\n");
    }
  }

  @Test
  void agent_isAskedOnlyForConfiguredKeys_whenTheConfigurationSaysSo() throws Exception {
    try (SshAgent agent = SshAgent.start(directory.resolve("agent"))) {
      agent.add(new SshKey(shared.resolve("rsa")));
      SshConnector connector = new SshConnector(fixture.settings().withAgent(agent.socket()));
      Target only = Fixture.target(server.port(), "IdentitiesOnly=yes");
      Target named =
          Fixture.target(
              server.port(),
              "IdentitiesOnly=yes",
              "IdentityFile=" + shared.resolve("rsa") + ".pub");

      assertFails(() -> connector.connect(only), Reason.AUTHENTICATION, "there is no key");
      assertThat(Fixture.say(connector, named, "in")).isEqualTo("in\n");
    }
  }

  @Test
  void agentThatIsGone_isMentioned() {
    SshConnector connector =
        new SshConnector(fixture.settings().withAgent(directory.resolve("no-agent")));

    assertFails(() -> connector.connect(target()), Reason.AUTHENTICATION, "refused the login");
  }

  @Test
  void keyThatIsNotAccepted_isNamed() {
    SshKey stranger = SshKey.make(directory.resolve("stranger"), "ed25519");

    assertFails(
        () ->
            fixture
                .connector()
                .connect(Fixture.withKey(target(), stranger.file(), Optional.empty())),
        Reason.AUTHENTICATION,
        Fixture.USER + "@127.0.0.1:" + server.port(),
        "stranger",
        "publickey");
  }

  @Test
  void keyThatIsNotThere_isNamed() {
    Path missing = directory.resolve("missing");

    assertFails(
        () -> fixture.connector().connect(Fixture.withKey(target(), missing, Optional.empty())),
        Reason.AUTHENTICATION,
        missing.toString());
  }

  @Test
  void userWhoIsNotThere_isRefused() throws Exception {
    fixture.write("config", "Host *", "  User no-such-user");
    Files.copy(shared.resolve("rsa"), fixture.file("id_rsa"));

    assertFails(
        () -> fixture.connector().connect(target()),
        Reason.AUTHENTICATION,
        "no-such-user@127.0.0.1");
  }

  @Test
  void optionsOfTheTarget_winOverTheConfiguration() throws Exception {
    fixture.write("config", "Host *", "  User no-such-user", "  Ciphers aes128-ctr");
    Files.copy(shared.resolve("rsa"), fixture.file("id_rsa"));
    Target target = Fixture.target(server.port(), "User=" + Fixture.USER, "Ciphers aes256-ctr");

    assertThat(Fixture.say(fixture.connector(), target, "in")).isEqualTo("in\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KexAlgorithms=curve25519-sha256",
        "KexAlgorithms=^ecdh-sha2-nistp384",
        "KexAlgorithms=-mlkem768x25519-sha256",
        "Ciphers=aes128-ctr,no-such-cipher",
        "MACs=hmac-sha2-512",
        "Ciphers=+aes192-ctr",
        "Ciphers=aes256-gcm@openssh.com",
        "Compression=yes",
        "HostKeyAlgorithms=ssh-ed25519",
        "ServerAliveInterval=5"
      })
  void algorithmsOfTheOptions_areUsed(String option) throws Exception {
    Files.copy(shared.resolve("ed25519"), fixture.file("id_ed25519"));

    assertThat(Fixture.say(fixture.connector(), Fixture.target(server.port(), option), "in"))
        .isEqualTo("in\n");
  }

  @Test
  void serverWithNothingInCommon_isSaidSo() {
    Path place = directory.resolve("odd");
    try (OpenSshServer odd =
        OpenSshServer.start(place, List.of(), "Ciphers chacha20-poly1305@openssh.com")) {
      assertFails(
          () -> fixture.connector().connect(Fixture.target(odd.port())),
          Reason.PROTOCOL,
          "no algorithm in common");
    }
  }

  @Test
  void severalConnections_areIndependent() throws Exception {
    Files.copy(shared.resolve("ed25519"), fixture.file("id_ed25519"));
    SshConnector connector = fixture.connector();
    HostConnection one = connector.connect(target());
    try (HostConnection two = connector.connect(target())) {
      Fixture.run(one, "true");
      one.close();

      assertThat(Fixture.run(two, "echo two").stdoutText()).isEqualTo("two\n");
    }
  }
}
