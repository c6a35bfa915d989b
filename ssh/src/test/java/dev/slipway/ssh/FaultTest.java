package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Become;
import dev.slipway.host.Bytes;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import dev.slipway.ssh.testing.FaultProxy;
import dev.slipway.ssh.testing.OpenSshServer;
import dev.slipway.ssh.testing.SshKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network and a server that fail: each failure is named, and nothing waits for ever. */
@Timeout(60)
class FaultTest {
  private static final Duration KEEPALIVE = Duration.ofMillis(300);

  @TempDir static Path shared;
  private static Fixture fixture;
  private static OpenSshServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private FaultProxy proxy;
  private SshConnector connector;

  @BeforeAll
  static void startServer() throws IOException {
    fixture = new Fixture(shared.resolve("ssh"));
    server = OpenSshServer.start(shared.resolve("sshd"), List.of(fixture.usualKey()));
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void start() throws IOException {
    proxy = FaultProxy.to("127.0.0.1", server.port());
    fixture.write("known_hosts", server.knownHostsLine(proxy.port()));
    connector = new SshConnector(fixture.settings().withKeepalive(KEEPALIVE));
  }

  @AfterEach
  void stop() {
    proxy.close();
    threads.close();
  }

  private Target target() {
    return Fixture.target(proxy.port());
  }

  private static void assertUnreachable(ThrowingCallable connecting, Reason reason, String part) {
    assertThatThrownBy(connecting)
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> {
              assertThat(e.getMessage()).contains(part);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }

  @Test
  void portWhereNobodyListens_refuses() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertUnreachable(
        () -> connector.connect(Fixture.target(port)), Reason.REFUSED, "127.0.0.1 port " + port);
  }

  @Test
  void nameWithoutAddress_isUnknown() {
    assertUnreachable(
        () -> connector.connect(Fixture.target("no-such-host.invalid", Optional.empty())),
        Reason.UNKNOWN_ADDRESS,
        "no-such-host.invalid");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 1000, 3000})
  void serverThatFallsSilentDuringTheLogin_isGivenUpInTime(int bytes) {
    proxy.stallAfter(bytes);
    long start = System.nanoTime();

    assertUnreachable(
        () -> connector.connect(Fixture.within(target(), Duration.ofSeconds(1))),
        Reason.TIMED_OUT,
        "within 1.0 s");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 700, 1500, 2500, 3000})
  void connectionThatIsCutDuringTheLogin_isSaidSo(int bytes) {
    proxy.cutAfter(bytes);

    assertThatThrownBy(() -> connector.connect(target())).isInstanceOf(UnreachableException.class);

    proxy.resetAfter(bytes);

    assertThatThrownBy(() -> connector.connect(target())).isInstanceOf(UnreachableException.class);
  }

  @Test
  void serverThatIsNoSshServer_isSaidSo() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Future<?> serving = threads.submit(() -> answer(other, "HTTP/1.1 400 no\r\n\r\n"));

      assertUnreachable(
          () -> connector.connect(Fixture.target(other.getLocalPort())),
          Reason.PROTOCOL,
          "closed the connection before the login");
      serving.get();
    }
  }

  private static void answer(ServerSocket server, String text) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void slowNetwork_isWaitedFor() throws Exception {
    proxy.delay(Duration.ofMillis(40));

    assertThat(Fixture.say(connector, target(), "in")).isEqualTo("in\n");
  }

  private void assertLost(HostConnection connection, String script) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> Fixture.run(connection, script))
        .isInstanceOf(ConnectionLostException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void connectionThatIsCutWithinAnOutput_isLost_forAllItsShells() throws Exception {
    try (HostConnection connection = connector.connect(target())) {
      Fixture.run(connection, "true");
      proxy.cutAfter(500_000);

      assertLost(connection, "head -c 10000000 /dev/zero");
      assertLost(connection, "true");
      assertThatThrownBy(
              () -> connection.shell(new Become.Sudo("other", Optional.empty(), List.of())))
          .isInstanceOf(ConnectionLostException.class);
    }
    proxy.heal();
    assertThat(Fixture.say(connector, target(), "again")).isEqualTo("again\n");
  }

  @Test
  void connectionThatIsReset_isLost() throws Exception {
    try (HostConnection connection = connector.connect(target())) {
      Fixture.run(connection, "true");
      proxy.resetAfter(300_000);

      assertLost(connection, "head -c 10000000 /dev/zero");
    }
  }

  @Test
  void connectionThatIsCutWhileNothingIsSent_isLost() throws Exception {
    try (HostConnection connection = connector.connect(target())) {
      Fixture.run(connection, "true");
      Future<?> waiting = threads.submit(() -> Fixture.run(connection, "sleep 30"));
      proxy.cutAfter(0);

      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(ConnectionLostException.class);
    }
  }

  @Test
  void serverThatIsKilled_isLost() throws Exception {
    try (OpenSshServer victim =
        OpenSshServer.start(
            shared.resolve("victim"), List.of(new SshKey(fixture.file("id_ed25519"))))) {
      fixture.trust(victim);
      try (HostConnection connection = connector.connect(Fixture.target(victim.port()))) {
        Fixture.run(connection, "true");
        Future<?> waiting = threads.submit(() -> Fixture.run(connection, "sleep 30"));
        victim.kill();

        assertThatThrownBy(waiting::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(ConnectionLostException.class);
      }
    }
  }

  @Test
  void hostThatGoesSilent_isNoticed() throws Exception {
    try (HostConnection connection = connector.connect(target())) {
      Fixture.run(connection, "true");
      proxy.stallAfter(0);

      assertLost(connection, "echo never arrives");
      assertThatThrownBy(() -> Fixture.run(connection, "true"))
          .isInstanceOf(ConnectionLostException.class)
          .hasMessageContaining("no sign of life");
    }
  }

  @Test
  void closingAConnectionToASilentHost_doesNotTakeLong() throws Exception {
    SshConnector patient = new SshConnector(fixture.settings());
    HostConnection connection = patient.connect(target());
    Fixture.run(connection, "true");
    proxy.stallAfter(0);
    Future<?> waiting =
        threads.submit(
            () -> {
              connection.upload(new Bytes(new byte[50_000_000]), "/dev/null", sent -> {});
              return null;
            });
    long start = System.nanoTime();

    connection.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(ConnectionLostException.class);
  }

  @Test
  void hostThatGoesSilentWithinAnUpload_isNoticed() throws Exception {
    try (HostConnection connection = connector.connect(target())) {
      Fixture.run(connection, "true");
      proxy.stallAfter(2_000_000);
      Path to = shared.resolve("upload");

      assertThatThrownBy(
              () -> connection.upload(new Bytes(new byte[50_000_000]), to.toString(), sent -> {}))
          .isInstanceOf(ConnectionLostException.class);
    }
  }

  @Test
  void hostThatIsBusyWithoutAWord_isKept() throws Exception {
    try (HostConnection connection = connector.connect(target())) {
      // Several times as long as it takes to give a dead host up.
      assertThat(Fixture.run(connection, "sleep 4; echo done").stdoutText()).isEqualTo("done\n");
    }
  }

  @Test
  void silenceThatEnds_costsNothing() throws Exception {
    SshConnector patient =
        new SshConnector(fixture.settings().withKeepalive(Duration.ofSeconds(1)));
    try (HostConnection connection = patient.connect(target())) {
      Fixture.run(connection, "true");
      proxy.stallAfter(100_123); // within a packet
      Future<Integer> answer =
          threads.submit(
              () -> Fixture.run(connection, "head -c 3000000 /dev/zero").stdout().length);
      while (proxy.passed() < 100_123) {
        Thread.onSpinWait();
      }
      // Longer than an interval, shorter than what ends the connection.
      assertThatThrownBy(() -> answer.get(1500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      proxy.heal();

      assertThat(answer.get()).isEqualTo(3_000_000);
    }
  }

  @Test
  void closing_wakesWhoeverWaits() throws Exception {
    HostConnection connection = connector.connect(target());
    Fixture.run(connection, "true");
    Future<?> waiting = threads.submit(() -> Fixture.run(connection, "sleep 30"));
    Fixture.run(connector.connect(target()), "true");
    connection.close();

    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(HostException.class);
  }

  @Test
  void threadThatIsInterruptedDuringTheLogin_ends() throws Exception {
    proxy.stallAfter(0);
    Future<HostConnection> connecting = threads.submit(() -> connector.connect(target()));
    while (proxy.accepted() == 0) {
      Thread.onSpinWait();
    }
    connecting.cancel(true);

    assertThat(connecting.isCancelled()).isTrue();
    // @AfterEach waits for the thread: it must not take until the end of the time for a login.
  }
}
