package dev.slipway.modules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.ScriptResult;
import dev.slipway.modules.network.Awaited.Thing;
import dev.slipway.modules.network.LookProbe.Look;
import dev.slipway.modules.support.LocalShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitScriptTest {
  private static final Patience SHORT = new Patience(1, 0, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void look_listeningPort_isOpen(String host) throws Exception {
    try (ServerSocket server = listening()) {
      assertThat(look(port(host, server, true))).isEqualTo(new Look.Reached());
      assertThat(look(port(host, server, false))).isEqualTo(new Look.NotYet());
    }
  }

  @Test
  void look_closedPort_isClosed() throws Exception {
    Awaited open;
    Awaited closed;
    try (ServerSocket server = listening()) {
      open = port("127.0.0.1", server, true);
      closed = port("127.0.0.1", server, false);
    }

    assertThat(look(open)).isEqualTo(new Look.NotYet());
    assertThat(look(closed)).isEqualTo(new Look.Reached());
  }

  @Test
  void look_withoutBash_readsTheTableOfTheKernel() throws Exception {
    Map<String, String> poor = Map.of("PATH", toolsWithoutBash());
    Awaited open;
    try (ServerSocket server = listening()) {
      open = port("127.0.0.1", server, true);
      assertThat(look(open, poor)).isEqualTo(new Look.Reached());
    }

    assertThat(look(open, poor)).isEqualTo(new Look.NotYet());
  }

  @Test
  void look_withoutBashAtAnotherMachine_cannotTell() throws Exception {
    Awaited other = new Awaited(new Thing.Port("192.0.2.1", 80, 1), Optional.empty(), true);

    assertThat(look(other, Map.of("PATH", toolsWithoutBash())))
        .isEqualTo(
            new Look.CannotTell(
                "The host has neither bash nor nc, so it cannot look at ports of others."));
  }

  @Test
  void look_whatAPortSays_isSearched() throws Exception {
    try (ServerSocket server = listening()) {
      Thread.ofVirtual().start(() -> greetAll(server));

      assertThat(look(saying(server, "^SSH-2\\.0-\\w+"))).isEqualTo(new Look.Reached());
      assertThat(look(saying(server, "^HTTP"))).isEqualTo(new Look.NotYet());
    }
  }

  @Test
  void look_path_isThereOrGone() throws Exception {
    Path file = Files.writeString(folder.resolve("a b"), "");

    assertThat(look(path(file, true))).isEqualTo(new Look.Reached());
    assertThat(look(path(file, false))).isEqualTo(new Look.NotYet());
    assertThat(look(path(folder.resolve("c"), false))).isEqualTo(new Look.Reached());
  }

  @Test
  void look_textInAFile_isSearched() throws Exception {
    Path file = Files.writeString(folder.resolve("log"), "first\nready: 42\n");

    assertThat(look(text(file, "^ready: \\d+$"))).isEqualTo(new Look.Reached());
    assertThat(look(text(file, "^42"))).isEqualTo(new Look.NotYet());
    assertThat(look(text(folder.resolve("none"), "x"))).isEqualTo(new Look.NotYet());
  }

  @Test
  void look_badExpression_cannotTell() throws Exception {
    Path file = Files.writeString(folder.resolve("log"), "text\n");

    assertThat(look(text(file, "a(b"))).isInstanceOf(Look.CannotTell.class);
  }

  @Test
  void looks_several_areAnsweredInOrder() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "");
    List<LookProbe> probes =
        List.of(
            new LookProbe(path(file, true)),
            new LookProbe(path(file, false)),
            new LookProbe(text(file, "a(b")));

    ScriptResult result = LocalShell.run(kind(probes.getFirst()).script(probes));
    List<Look> looks = kind(probes.getFirst()).parse(probes, result);

    assertThat(looks.subList(0, 2)).containsExactly(new Look.Reached(), new Look.NotYet());
    assertThat(looks.get(2)).isInstanceOf(Look.CannotTell.class);
  }

  @Test
  void loop_alreadyReached_returnsAtOnce() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "");

    ScriptResult result = loop(path(file, true), new Patience(30, 0, 1));

    assertThat(result.exit()).isZero();
    assertThat(result.stdoutText().strip()).isIn("0", "1");
  }

  @Test
  void loop_neverReached_timesOut() {
    ScriptResult result = loop(path(folder.resolve("none"), true), SHORT);

    assertThat(result.exit()).isEqualTo(WaitScript.TIMED_OUT);
    assertThat(result.stdoutText().strip()).isIn("1", "2");
  }

  @Test
  void loop_comesWhileWaiting_isReached() throws Exception {
    Path file = folder.resolve("late");
    Process maker =
        new ProcessBuilder("/bin/sh", "-c", "sleep 1; : >\"$0\"", file.toString()).start();

    ScriptResult result = loop(path(file, true), new Patience(30, 0, 1));

    assertThat(maker.waitFor()).isZero();
    assertThat(result.exit()).isZero();
  }

  @Test
  void loop_time_passes() {
    Awaited time = new Awaited(new Thing.Time(), Optional.empty(), true);

    ScriptResult result = loop(time, SHORT);

    assertThat(result.exit()).isEqualTo(WaitScript.TIMED_OUT);
    assertThat(Long.parseLong(result.stdoutText().strip())).isBetween(1L, 3L);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static void greetAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client
            .getOutputStream()
            .write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static Awaited port(String host, ServerSocket server, boolean there) {
    return new Awaited(new Thing.Port(host, server.getLocalPort(), 2), Optional.empty(), there);
  }

  private static Awaited saying(ServerSocket server, String regex) {
    return new Awaited(
        new Thing.Port("127.0.0.1", server.getLocalPort(), 2), Optional.of(regex), true);
  }

  private static Awaited path(Path path, boolean there) {
    return new Awaited(new Thing.Path(path.toString()), Optional.empty(), there);
  }

  private static Awaited text(Path path, String regex) {
    return new Awaited(new Thing.Path(path.toString()), Optional.of(regex), true);
  }

  /** A folder with what a small host has, and neither bash nor nc. */
  private String toolsWithoutBash() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("sh", "cat", "grep", "tr", "date", "sleep")) {
      Path program = tools.resolve(tool);
      Files.writeString(program, "#!/bin/sh\nexec /bin/" + tool + " \"$@\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    return tools.toString();
  }

  private static Look look(Awaited awaited) throws HostException {
    return look(awaited, Map.of());
  }

  private static Look look(Awaited awaited, Map<String, String> environment) throws HostException {
    LookProbe probe = new LookProbe(awaited);
    ScriptResult result = LocalShell.run(kind(probe).script(List.of(probe)), environment);
    return kind(probe).parse(List.of(probe), result).getFirst();
  }

  private static ProbeKind<LookProbe, Look> kind(LookProbe probe) {
    return probe.kind();
  }

  private static ScriptResult loop(Awaited awaited, Patience patience) {
    return LocalShell.run(WaitScript.loop(awaited, patience).script());
  }
}
