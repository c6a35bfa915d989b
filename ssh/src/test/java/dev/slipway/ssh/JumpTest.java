package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostConnection;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import dev.slipway.ssh.testing.FaultProxy;
import dev.slipway.ssh.testing.OpenSshServer;
import dev.slipway.ssh.testing.SshKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are reached over other hosts. */
@Timeout(60)
class JumpTest {
  @TempDir Path directory;
  private Fixture fixture;
  private SshKey key;
  private OpenSshServer bastion;
  private OpenSshServer inner;

  @BeforeEach
  void start() throws IOException {
    fixture = new Fixture(directory.resolve("ssh"));
    key = fixture.usualKey();
    bastion = OpenSshServer.start(directory.resolve("bastion"), List.of(key));
    inner = OpenSshServer.start(directory.resolve("inner"), List.of(key));
    fixture.trust(bastion, inner);
  }

  @AfterEach
  void stop() {
    bastion.close();
    inner.close();
  }

  private String bastionAddress() {
    return Fixture.USER + "@127.0.0.1:" + bastion.port();
  }

  private Target overBastion() {
    return Fixture.target(inner.port(), "ProxyJump=" + bastionAddress());
  }

  private static long logins(OpenSshServer server) {
    return server.log().lines().filter(line -> line.startsWith("Accepted publickey")).count();
  }

  @Test
  void jumpOfTheOptions_isMade() throws Exception {
    assertThat(Fixture.say(fixture.connector(), overBastion(), "in")).isEqualTo("in\n");
    assertThat(logins(bastion)).isEqualTo(1);
    assertThat(logins(inner)).isEqualTo(1);
  }

  @Test
  void jumpOfTheConfiguration_isMadeByItsOwnSettings() throws Exception {
    fixture.write(
        "config",
        "Host inner",
        "  HostName 127.0.0.1",
        "  Port " + inner.port(),
        "  ProxyJump gate",
        "Host gate",
        "  HostName 127.0.0.1",
        "  Port " + bastion.port(),
        "  IdentityFile " + key.file());

    assertThat(Fixture.say(fixture.connector(), Fixture.target("inner", Optional.empty()), "in"))
        .isEqualTo("in\n");
    assertThat(logins(bastion)).isEqualTo(1);
  }

  @Test
  void jumpsOneAfterTheOther_areMade() throws Exception {
    try (OpenSshServer second = OpenSshServer.start(directory.resolve("second"), List.of(key))) {
      fixture.trust(bastion, second, inner);
      String jumps = bastionAddress() + ",127.0.0.1:" + second.port();

      assertThat(
              Fixture.say(
                  fixture.connector(), Fixture.target(inner.port(), "ProxyJump=" + jumps), "in"))
          .isEqualTo("in\n");
      assertThat(logins(bastion)).isEqualTo(1);
      assertThat(logins(second)).isEqualTo(1);
    }
  }

  @Test
  void jumpHostBehindAnotherOne_isReachedOverIt() throws Exception {
    try (OpenSshServer second = OpenSshServer.start(directory.resolve("second"), List.of(key))) {
      fixture.trust(bastion, second, inner);
      fixture.write(
          "config",
          "Host second",
          "  HostName 127.0.0.1",
          "  Port " + second.port(),
          "  ProxyJump " + bastionAddress());

      assertThat(
              Fixture.say(
                  fixture.connector(), Fixture.target(inner.port(), "ProxyJump=second"), "in"))
          .isEqualTo("in\n");
      assertThat(logins(bastion)).isEqualTo(1);
      assertThat(logins(second)).isEqualTo(1);
    }
  }

  @Test
  void hostsBehindOneJumpHost_shareTheConnectionToIt() throws Exception {
    SshConnector connector = fixture.connector();
    List<HostConnection> connections = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HostConnection>> connecting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        connecting.add(threads.submit(() -> connector.connect(overBastion())));
      }
      for (Future<HostConnection> each : connecting) {
        connections.add(each.get());
      }
    }
    for (HostConnection each : connections) {
      assertThat(Fixture.run(each, "echo in").stdoutText()).isEqualTo("in\n");
    }
    assertThat(logins(bastion)).isEqualTo(1);
    connections.forEach(HostConnection::close);

    assertThat(Fixture.say(connector, overBastion(), "again")).isEqualTo("again\n");
    assertThat(logins(bastion)).isEqualTo(2);
  }

  @Test
  void largeOutputs_passTheJump() throws Exception {
    try (HostConnection connection = fixture.connector().connect(overBastion())) {
      assertThat(Fixture.run(connection, "head -c 20000000 /dev/zero").stdout())
          .hasSize(20_000_000);
    }
  }

  private void assertFails(Target target, Reason reason, String... parts) {
    assertThatThrownBy(() -> fixture.connector().connect(target))
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> {
              assertThat(e.getMessage()).contains(parts);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }

  @Test
  void jumpHostThatRefuses_isNamed() throws Exception {
    bastion.close();

    assertFails(overBastion(), Reason.PROXY, bastionAddress(), "refuses connections");
  }

  @Test
  void jumpHostThatIsNotKnown_isNamed() throws Exception {
    fixture.trust(inner);

    assertFails(overBastion(), Reason.PROXY, bastionAddress(), "is not known");
  }

  @Test
  void targetThatTheJumpHostCannotReach_isNamed() {
    int port = inner.port();
    inner.close();

    assertFails(overBastion(), Reason.PROXY, bastionAddress(), "127.0.0.1 port " + port);
  }

  @Test
  void targetWithAnotherKey_isNoFaultOfTheJumpHost() throws Exception {
    fixture.trust(bastion);

    assertFails(overBastion(), Reason.HOST_KEY_UNKNOWN, "[127.0.0.1]:" + inner.port());
  }

  @Test
  void jumpsInACircle_areRefused() throws Exception {
    fixture.write("config", "Host a", "  ProxyJump b", "Host b", "  ProxyJump a");

    assertFails(Fixture.target("a", Optional.empty()), Reason.PROXY, "circle");
  }

  @Test
  void jumpThatIsNoAddress_isRefused() {
    assertFails(Fixture.target(inner.port(), "ProxyJump=a:b:c"), Reason.PROXY, "a:b:c");
  }

  @Test
  void jumpHostThatGoesSilent_isNoticed_andIsConnectedToAgain() throws Exception {
    try (FaultProxy proxy = FaultProxy.to("127.0.0.1", bastion.port())) {
      fixture.write("known_hosts", bastion.knownHostsLine(proxy.port()), inner.knownHostsLine());
      SshConnector connector =
          new SshConnector(fixture.settings().withKeepalive(Duration.ofMillis(300)));
      Target target = Fixture.target(inner.port(), "ProxyJump=127.0.0.1:" + proxy.port());
      try (HostConnection connection = connector.connect(target)) {
        Fixture.run(connection, "true");
        proxy.stallAfter(0);

        assertThatThrownBy(() -> Fixture.run(connection, "true"))
            .isInstanceOf(ConnectionLostException.class);
      }
      proxy.heal();

      assertThat(Fixture.say(connector, target, "again")).isEqualTo("again\n");
    }
  }

  @Test
  void commandAsProxy_carriesTheConnection() throws Exception {
    String relay =
        "exec /usr/bin/ssh -F none -i %s -o UserKnownHostsFile=%s -p %d -W %%h:%%p %%r@127.0.0.1"
            .formatted(key.file(), fixture.file("known_hosts"), bastion.port());
    Target target = Fixture.target(inner.port(), "ProxyCommand=" + relay.substring(5));

    assertThat(Fixture.say(fixture.connector(), target, "in")).isEqualTo("in\n");
    assertThat(logins(bastion)).isEqualTo(1);
  }

  @Test
  void commandAsProxyThatFails_isSaid() {
    assertFails(
        Fixture.target(inner.port(), "ProxyCommand=false"), Reason.PROXY, "ProxyCommand", "false");
  }
}
