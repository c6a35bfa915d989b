package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import dev.slipway.ssh.testing.OpenSshServer;
import dev.slipway.ssh.testing.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which hosts are trusted, with a real OpenSSH server and files that OpenSSH's tools make. */
@Timeout(60)
class HostKeyTest {
  @TempDir static Path shared;
  @TempDir Path directory;
  private static OpenSshServer server;
  private static SshKey userKey;
  private Fixture fixture;
  private Path knownHosts;

  @BeforeAll
  static void startServer() {
    userKey = SshKey.make(shared.resolve("user"), "ed25519");
    server = OpenSshServer.start(shared.resolve("sshd"), List.of(userKey));
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
    Files.copy(userKey.file(), fixture.file("id_ed25519"));
    knownHosts = fixture.file("known_hosts");
  }

  private static Target target(String... options) {
    return Fixture.target(server.port(), options);
  }

  private String say(HostKeyPolicy policy) throws Exception {
    SshConnector connector = new SshConnector(fixture.settings().withHostKeyPolicy(policy));
    return Fixture.say(connector, target(), "in");
  }

  private static String strangeKey(String type) throws IOException {
    Path file = Files.createTempDirectory("key").resolve("key");
    return SshKey.make(file, type).open();
  }

  private void assertRefused(HostKeyPolicy policy, Reason reason, String... parts) {
    assertThatThrownBy(() -> say(policy))
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.getMessage()).contains(parts);
            });
  }

  @Test
  void unknownKey_isRefusedWithItsFingerprint() {
    assertRefused(
        HostKeyPolicy.STRICT,
        Reason.HOST_KEY_UNKNOWN,
        "[127.0.0.1]:" + server.port(),
        "ssh-ed25519",
        server.hostKey().fingerprint());
    assertThat(knownHosts).doesNotExist();
  }

  @Test
  void strict_isWhatHoldsWithoutAnySetting() {
    assertThatThrownBy(() -> Fixture.say(fixture.connector(), target(), "in"))
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN));
  }

  @Test
  void knownKey_isTrusted() throws Exception {
    fixture.write(
        "known_hosts", "# comment", "", "other " + strangeKey("ed25519"), server.knownHostsLine());

    assertThat(say(HostKeyPolicy.STRICT)).isEqualTo("in\n");
  }

  @Test
  void hashedNames_areFound() throws Exception {
    fixture.trust(server);
    assertThat(
            new ProcessBuilder("ssh-keygen", "-H", "-f", knownHosts.toString()).start().waitFor())
        .isZero();
    assertThat(Files.readString(knownHosts)).startsWith("|1|");

    assertThat(say(HostKeyPolicy.STRICT)).isEqualTo("in\n");
  }

  @Test
  void keyThatIsKnownForTheHost_isGoodForItsOtherPorts() throws Exception {
    String key = server.hostKey().open();
    fixture.write("known_hosts", "127.0.0.1 " + key);

    assertThat(say(HostKeyPolicy.STRICT)).isEqualTo("in\n");
  }

  @Test
  void otherKeyThatIsKnownForAnotherPort_saysNothingAboutThisOne() throws Exception {
    fixture.write("known_hosts", "127.0.0.1 " + strangeKey("ed25519"));

    assertRefused(HostKeyPolicy.STRICT, Reason.HOST_KEY_UNKNOWN, "not known");
    assertThat(say(HostKeyPolicy.ACCEPT_NEW)).isEqualTo("in\n");
  }

  @Test
  void changedKey_isRefusedWithTheLineThatKnowsBetter() throws Exception {
    String name = "[127.0.0.1]:" + server.port();
    fixture.write("known_hosts", "# comment", name + " " + strangeKey("ed25519"));

    for (HostKeyPolicy policy : List.of(HostKeyPolicy.STRICT, HostKeyPolicy.ACCEPT_NEW)) {
      assertRefused(policy, Reason.HOST_KEY_CHANGED, name, knownHosts + ":2", "another key");
    }
  }

  @Test
  void keyOfAnotherType_isNoNewHost() throws Exception {
    String name = "[127.0.0.1]:" + server.port();
    fixture.write("known_hosts", name + " " + strangeKey("rsa"));

    assertRefused(
        HostKeyPolicy.ACCEPT_NEW, Reason.HOST_KEY_CHANGED, knownHosts + ":1", "another type");
  }

  @Test
  void revokedKey_isRefusedWhateverElseIsKnown() throws Exception {
    fixture.write("known_hosts", server.knownHostsLine(), "@revoked * " + server.hostKey().open());

    assertRefused(HostKeyPolicy.STRICT, Reason.HOST_KEY_CHANGED, "revoked", knownHosts + ":2");
    assertRefused(HostKeyPolicy.ACCEPT_NEW, Reason.HOST_KEY_CHANGED, "revoked");
  }

  @Test
  void newKey_isAcceptedAndKnownFromThenOn_whenThePolicyIsSo() throws Exception {
    Files.writeString(knownHosts, "other " + strangeKey("ed25519")); // without a newline

    assertThat(say(HostKeyPolicy.ACCEPT_NEW)).isEqualTo("in\n");

    assertThat(Files.readAllLines(knownHosts)).hasSize(2).last().isEqualTo(server.knownHostsLine());
    assertThat(say(HostKeyPolicy.STRICT)).isEqualTo("in\n");
  }

  @Test
  void newKeys_ofManyConnectionsAtOnce_areAllWrittenWhole() throws Exception {
    SshConnector connector =
        new SshConnector(fixture.settings().withHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all =
          Stream.of("a", "b", "c", "d", "e", "f")
              .map(
                  name ->
                      threads.submit(
                          () -> Fixture.say(connector, target("HostKeyAlias=" + name), name)))
              .toList();
      for (Future<String> each : all) {
        each.get();
      }
    }
    assertThat(Files.readAllLines(knownHosts))
        .hasSize(6)
        .allMatch(line -> line.matches("[a-f] ssh-ed25519 \\S+"));
  }

  @Test
  void anyKey_isTrusted_whenThePolicyIsOff() throws Exception {
    fixture.write("known_hosts", "[127.0.0.1]:" + server.port() + " " + strangeKey("ed25519"));

    assertThat(say(HostKeyPolicy.OFF)).isEqualTo("in\n");
    assertThat(Files.readAllLines(knownHosts)).hasSize(1);
  }

  @Test
  void policyAndFilesOfTheConfiguration_hold() throws Exception {
    fixture.write(
        "config",
        "Host *",
        "  StrictHostKeyChecking accept-new",
        "  UserKnownHostsFile " + directory.resolve("mine") + " " + directory.resolve("theirs"));
    Files.writeString(directory.resolve("theirs"), server.knownHostsLine() + "\n");

    assertThat(Fixture.say(fixture.connector(), target(), "in")).isEqualTo("in\n");
    assertThat(directory.resolve("mine")).doesNotExist();

    assertThat(Fixture.say(fixture.connector(), target("HostKeyAlias=alias"), "in"))
        .isEqualTo("in\n");
    assertThat(directory.resolve("mine")).content().startsWith("alias ssh-ed25519 ");
  }

  @Test
  void policyOfTheTarget_winsOverTheConfiguration() throws Exception {
    fixture.write("config", "StrictHostKeyChecking no");

    assertThatThrownBy(
            () -> Fixture.say(fixture.connector(), target("StrictHostKeyChecking=yes"), "in"))
        .isInstanceOf(UnreachableException.class);
    assertThat(Fixture.say(fixture.connector(), target(), "in")).isEqualTo("in\n");
  }
}
