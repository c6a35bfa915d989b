package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostConnection;
import dev.slipway.host.Script;
import dev.slipway.host.Target;
import dev.slipway.ssh.testing.FaultProxy;
import dev.slipway.ssh.testing.OpenSshServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a connection carries is compressed where that pays, and where it is asked for. */
@Timeout(60)
class CompressionTest {
  private static final int SIZE = 500_000;

  @TempDir static Path shared;
  private static Fixture fixture;
  private static OpenSshServer server;

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

  @ParameterizedTest
  @CsvSource({
    "yes, 0, true",
    "yes, 500, true",
    "no, 0, false",
    "no, 500, false",
    "NO, 500, false",
    "nothing, 0, false",
    "nothing, 49, false",
    "nothing, 50, true",
    "nothing, 500, true"
  })
  void saidOrFar_isCompressed(String said, long milliseconds, boolean compressed) {
    SshOptions options = new SshOptions();
    if (!said.equals("nothing")) {
      options.add("Compression", List.of(said));
    }

    assertThat(Compression.of(options).pays(Duration.ofMillis(milliseconds))).isEqualTo(compressed);
  }

  @Test
  void farHost_isToldLess_andTellsLess() throws Exception {
    assertThat(carried()).isLessThan(SIZE / 5);
  }

  @Test
  void farHost_isToldEverything_whenTheConfigurationWantsIt() throws Exception {
    assertThat(carried("Compression=no")).isGreaterThan(2 * SIZE);
  }

  /**
   * The bytes of a connection that takes a text of one letter there and back. The host is behind
   * one that is far away, so that connecting takes a while, too.
   */
  private static long carried(String... options) throws Exception {
    String text = "x".repeat(SIZE);
    try (FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port())) {
      proxy.delay(Duration.ofMillis(60));
      fixture.write("known_hosts", server.knownHostsLine(proxy.port()), server.knownHostsLine());
      Stream<String> way = Stream.of("ProxyJump=127.0.0.1:" + proxy.port());
      String[] all = Stream.concat(way, Stream.of(options)).toArray(String[]::new);
      Target behind = Fixture.target(server.port(), all);
      try (HostConnection connection = fixture.connector().connect(behind)) {
        Fixture.run(connection, "true");
        proxy.heal();
        assertThat(
                Fixture.run(
                        connection,
                        Script.of("cat").withInput(text.getBytes(StandardCharsets.UTF_8)))
                    .stdoutText())
            .isEqualTo(text);
        return proxy.passed();
      }
    }
  }

  @Test
  void whatGetsNoSmaller_arrivesAllTheSame() throws Exception {
    fixture.trust(server);
    byte[] content = new byte[3 << 20];
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);
    random.nextBytes(content);

    try (HostConnection connection =
        fixture.connector().connect(Fixture.target(server.port(), "Compression=yes"))) {
      assertThat(Fixture.run(connection, Script.of("cat").withInput(content)).stdout())
          .isEqualTo(content);
    }
  }
}
