package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.Become;
import dev.slipway.host.Bytes;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is ever half written. */
@Timeout(60)
class KilledWriteTest {
  private static final Bytes BEFORE = Bytes.ofText("before\n");

  @TempDir Path directory;

  /** With each a size that travels within the script, and one that does not. */
  static Stream<Arguments> shells() {
    return TestShells.available()
        .filter(c -> c.size() == 1)
        .map(c -> Path.of(c.getFirst()))
        .flatMap(shell -> Stream.of(Arguments.of(shell, 30_000), Arguments.of(shell, 500_000)));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void killAtAnyMoment_leavesTheFileBeforeOrTheFileAfter(Path program, int size) throws Exception {
    Path target = directory.resolve("file");
    byte[] large = "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(11);
    for (int i = 0; i < 25; i++) {
      Files.write(target, BEFORE.toArray());
      try (HostConnection victim = new LocalConnector(program).connect(Target.local("victim"))) {
        killWithin(victim, FileWrite.of(target.toString(), new Bytes(large)), random.nextInt(12));
      }
      byte[] found = Files.readAllBytes(target);
      assertThat(found.length).isIn(BEFORE.toArray().length, large.length);
    }
  }

  /** Kills the shell and all its children some time after the write began. */
  private static void killWithin(HostConnection victim, FileWrite write, int milliseconds)
      throws Exception {
    String pid =
        victim
            .shell(new Become.Login())
            .exchange(List.of(Script.of("echo $$")))
            .getFirst()
            .stdoutText();
    ProcessHandle shell = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    Thread writing =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    new HostWriter(victim, new Become.Login()).write(write, sent -> {});
                  } catch (HostException e) {
                    // What it is killed for.
                  }
                });
    writing.join(java.time.Duration.ofMillis(milliseconds));
    shell.descendants().forEach(ProcessHandle::destroyForcibly);
    shell.destroyForcibly();
    shell.onExit().join();
    writing.join();
  }
}
