package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.connection.HostWriter;
import dev.slipway.host.Become;
import dev.slipway.host.Bytes;
import dev.slipway.host.CommandFailedException;
import dev.slipway.host.CommandTimeoutException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostShell;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreachableException;
import dev.slipway.ssh.testing.OpenSshServer;
import dev.slipway.ssh.testing.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shells and uploads on one connection to a real OpenSSH server. */
@Timeout(120)
class SshShellTest {
  @TempDir static Path shared;
  @TempDir Path directory;
  private static Fixture fixture;
  private static SshKey key;
  private static OpenSshServer server;
  private HostConnection connection;

  @BeforeAll
  static void startServer() throws IOException {
    fixture = new Fixture(shared.resolve("ssh"));
    key = fixture.usualKey();
    server = OpenSshServer.start(shared.resolve("sshd"), List.of(key));
    fixture.trust(server);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void connect() throws Exception {
    connection = fixture.connector().connect(Fixture.target(server.port()));
  }

  @AfterEach
  void disconnect() {
    connection.close();
  }

  private HostShell shell() throws Exception {
    return connection.shell(new Become.Login());
  }

  private ScriptResult run(String text) throws Exception {
    return Fixture.run(connection, text);
  }

  @Test
  void scripts_areAnsweredInOrder() throws Exception {
    List<ScriptResult> results =
        shell()
            .exchange(
                List.of(
                    Script.of("echo out; echo err >&2; exit 3"),
                    Script.of("cat").withInput(new byte[] {0, 1, 2, 10, (byte) 200}),
                    Script.of("exit 255")));

    assertThat(results).extracting(ScriptResult::exit).containsExactly(3, 0, 255);
    assertThat(results.getFirst().stdoutText()).isEqualTo("out\n");
    assertThat(results.getFirst().stderrText()).isEqualTo("err\n");
    assertThat(results.get(1).stdout()).containsExactly(0, 1, 2, 10, 200);
  }

  @Test
  void outputOf100Megabytes_isWhole() throws Exception {
    ScriptResult result = run("head -c 100000000 /dev/zero; head -c 10000000 /dev/zero >&2");

    assertThat(result.stdout()).hasSize(100_000_000);
    assertThat(result.stderr()).hasSize(10_000_000);
  }

  @Test
  void largeInput_isEchoed() throws Exception {
    byte[] input = new byte[3_000_000];
    new Random(3).nextBytes(input);

    assertThat(Fixture.run(connection, Script.of("cat").withInput(input)).stdout())
        .isEqualTo(input);
  }

  @Test
  void shellThatIsKilled_hasTheStatusOfItsSignal_andTheNextOneRuns() throws Exception {
    List<ScriptResult> results =
        shell()
            .exchange(
                List.of(
                    Script.of("kill -9 $$"),
                    Script.of("kill -TERM $$; sleep 5"),
                    Script.of("sleep 30 & kill -9 $$; wait"),
                    Script.of("echo after")));

    assertThat(results).extracting(ScriptResult::exit).containsExactly(137, 143, 137, 0);
    assertThat(results.getLast().stdoutText()).isEqualTo("after\n");
  }

  @Test
  void scriptOverItsLimit_isEnded_andTheShellIsUsable() throws Exception {
    Script slow = Script.of("sleep 100").withTimeout(Duration.ofSeconds(1));

    assertThatThrownBy(() -> shell().exchange(List.of(slow)))
        .isInstanceOf(CommandTimeoutException.class);

    assertThat(run("echo usable").stdoutText()).isEqualTo("usable\n");
  }

  @Test
  void upload_arrivesWithProgress() throws Exception {
    byte[] bytes = new byte[50_000_000];
    new Random(5).nextBytes(bytes);
    Path target = directory.resolve("with space 'n quote");
    List<Long> progress = new ArrayList<>();

    connection.upload(new Bytes(bytes), target.toString(), progress::add);

    assertThat(target).hasBinaryContent(bytes);
    assertThat(progress).hasSizeGreaterThan(10).isSorted().last().isEqualTo(50_000_000L);
    assertThat(server.log()).contains("subsystem 'sftp'");
  }

  @Test
  void uploadIntoNowhere_isRefused() {
    assertThatThrownBy(
            () ->
                connection.upload(
                    Bytes.ofText("x"), directory.resolve("missing/file").toString(), sent -> {}))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("missing/file");
  }

  @Test
  void largeFile_isPutInPlaceAsOneStep() throws Exception {
    byte[] bytes = new byte[5_000_000];
    new Random(6).nextBytes(bytes);
    Path target = Files.writeString(directory.resolve("file"), "before");

    new HostWriter(connection, new Become.Login())
        .write(
            FileWrite.of(target.toString(), new Bytes(bytes))
                .withOwnership(Optional.empty(), Optional.empty(), Optional.of(0640)),
            sent -> {});

    assertThat(target).hasBinaryContent(bytes);
    assertThat(Files.getAttribute(target, "unix:mode")).isEqualTo(0100640);
  }

  @Test
  void threads_shareTheConnection() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(threads.submit(() -> run("head -c 1000000 /dev/zero").stdout()));
      }
      Future<?> upload =
          threads.submit(
              () -> {
                connection.upload(
                    new Bytes(new byte[5_000_000]), directory.resolve("up").toString(), sent -> {});
                return null;
              });
      for (Future<byte[]> each : answers) {
        assertThat(each.get()).hasSize(1_000_000);
      }
      upload.get();
    }
    assertThat(directory.resolve("up")).hasSize(5_000_000);
  }

  @Test
  void hostThatAllowsOneSession_isEnough() throws Exception {
    try (OpenSshServer narrow =
            OpenSshServer.start(directory.resolve("narrow"), List.of(key), "MaxSessions 1");
        HostConnection only = connect(narrow)) {
      byte[] large = new byte[3_000_000];
      new Random(8).nextBytes(large);
      Path target = directory.resolve("target");
      // Another user's shell, as far as the connection can tell.
      Become other = new Become.Sudo(Fixture.USER, Optional.empty(), List.of());

      assertThat(Fixture.run(only, "echo login").stdoutText()).isEqualTo("login\n");
      assertThat(
              only.shell(other).exchange(List.of(Script.of("echo other"))).getFirst().stdoutText())
          .isEqualTo("other\n");
      assertThat(Fixture.run(only, "echo login").stdoutText()).isEqualTo("login\n");
      new HostWriter(only, other).write(FileWrite.of(target.toString(), new Bytes(large)), n -> {});

      assertThat(target).hasBinaryContent(large);
    }
  }

  @Test
  void hostThatAllowsOneSession_servesSeveralThreads() throws Exception {
    try (OpenSshServer narrow =
            OpenSshServer.start(directory.resolve("narrow"), List.of(key), "MaxSessions 1");
        HostConnection only = connect(narrow);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Become user =
            i % 2 == 0
                ? new Become.Login()
                : new Become.Sudo(Fixture.USER, Optional.empty(), List.of());
        answers.add(
            threads.submit(
                () ->
                    only.shell(user)
                        .exchange(List.of(Script.of("sleep 0.05; echo in")))
                        .getFirst()
                        .stdoutText()));
      }
      for (Future<String> each : answers) {
        assertThat(each.get()).isEqualTo("in\n");
      }
    }
  }

  @Test
  void keysThatAreExchangedAnew_disturbNothing() throws Exception {
    try (OpenSshServer fickle =
            OpenSshServer.start(directory.resolve("fickle"), List.of(key), "RekeyLimit 1M");
        HostConnection over = connect(fickle)) {
      byte[] bytes = new byte[10_000_000];
      new Random(9).nextBytes(bytes);
      Path target = directory.resolve("target");

      over.upload(new Bytes(bytes), target.toString(), sent -> {});

      assertThat(Fixture.run(over, "cat " + target).stdout()).isEqualTo(bytes);
    }
  }

  @Test
  void loginShellThatTalks_isOverheard() throws Exception {
    String noise = "echo welcome; echo warning >&2; eval \"$SSH_ORIGINAL_COMMAND\"";
    try (OpenSshServer noisy =
            OpenSshServer.start(directory.resolve("noisy"), List.of(key), "ForceCommand " + noise);
        HostConnection over = connect(noisy)) {
      ScriptResult result = Fixture.run(over, "echo in");

      assertThat(result.stdoutText()).isEqualTo("in\n");
      assertThat(result.stderrText()).isEmpty();
    }
  }

  @Test
  void hostWithoutSftp_takesUploadsOverTheShell() throws Exception {
    try (OpenSshServer plain =
            OpenSshServer.start(
                directory.resolve("plain"), List.of(key), "Subsystem sftp /bin/false");
        HostConnection over = connect(plain)) {
      Path target = directory.resolve("target");

      over.upload(new Bytes(new byte[2_000_000]), target.toString(), sent -> {});

      assertThat(target).hasSize(2_000_000);
      assertThat(Files.getAttribute(target, "unix:mode")).isEqualTo(0100600);
    }
  }

  @Test
  void hostWithoutSessions_isSaidSo() throws Exception {
    try (OpenSshServer closed =
            OpenSshServer.start(directory.resolve("closed"), List.of(key), "MaxSessions 0");
        HostConnection none = connect(closed)) {
      assertThatThrownBy(() -> Fixture.run(none, "true"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("start nothing");
    }
  }

  private static HostConnection connect(OpenSshServer to) throws Exception {
    fixture.trust(server, to);
    return fixture.connector().connect(Fixture.target(to.port()));
  }
}
