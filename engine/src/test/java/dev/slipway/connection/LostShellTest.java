package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Become;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.Content;
import dev.slipway.host.Script;
import dev.slipway.host.UnreachableException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a shell goes away under those who use it. */
@Timeout(60)
class LostShellTest {
  @TempDir Path directory;

  private final ResidentShell shell =
      new ResidentShell(TestShells.source(List.of("/bin/sh"), Map.of()), new Become.Login());

  @Test
  void connectionThatEnds_isLostToWhoeverWaits() {
    ResidentShell broken = new ResidentShell(new BrokenSource("unlucky"), new Become.Login());

    assertThatThrownBy(
            () -> broken.exchange(List.of(Script.of("echo fine"), Script.of("echo unlucky"))))
        .isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void connectionThatEndsWithinALargeInput_isLost() {
    ResidentShell broken = new ResidentShell(new BrokenSource("unlucky"), new Become.Login());
    byte[] input =
        ("x".repeat(200_000) + "unlucky").getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> broken.exchange(List.of(Script.of("cat >/dev/null").withInput(input))))
        .isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void wordsThatComeAfterTheNewsOfItsEnd_areHeard() {
    ResidentShell ended =
        new ResidentShell(new LateWordsSource("no shell for you"), new Become.Login());

    assertThatThrownBy(() -> ended.exchange(List.of(Script.of("true"))))
        .isInstanceOf(UnreachableException.class)
        .hasMessage("The host started no shell: no shell for you");
  }

  @Test
  void closing_wakesWhoeverWaits_andNobodyGetsANewShell() throws Exception {
    Path started = directory.resolve("started");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running =
          threads.submit(
              () -> shell.exchange(List.of(Script.of("touch " + started + "; sleep 50"))));
      awaitFile(started);
      Future<?> queued = threads.submit(() -> shell.exchange(List.of(Script.of("sleep 50"))));
      shell.close();

      for (Future<?> each : List.of(running, queued)) {
        assertThatThrownBy(each::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(ConnectionLostException.class);
      }
    }
    assertThatThrownBy(() -> shell.exchange(List.of(Script.of("true"))))
        .isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void interrupting_givesTheShellUp_andTheNextExchangeHasAnother() throws Exception {
    Path started = directory.resolve("started");
    var seen = new java.util.concurrent.CompletableFuture<Boolean>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    shell.exchange(List.of(Script.of("touch " + started + "; sleep 50")));
                  } catch (ConnectionLostException e) {
                    seen.complete(Thread.currentThread().isInterrupted());
                  } catch (Exception e) {
                    seen.completeExceptionally(e);
                  }
                });
    awaitFile(started);
    waiting.interrupt();

    assertThat(seen.get()).isTrue();
    assertThat(shell.exchange(List.of(Script.of("echo again"))).getFirst().stdoutText())
        .isEqualTo("again\n");
    shell.close();
  }

  @Test
  void contentThatCannotBeRead_isNoFaultOfTheHost() throws Exception {
    Content short_ = content(100_000, new byte[50_000]);

    assertThatThrownBy(() -> shell.send("cat", short_, sent -> {}))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(shell.exchange(List.of(Script.of("echo again"))).getFirst().stdoutText())
        .isEqualTo("again\n");
    shell.close();
  }

  private static Content content(long size, byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public String sha256() {
        throw new UnsupportedOperationException();
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  private static void awaitFile(Path file) {
    while (!Files.exists(file)) {
      Thread.onSpinWait();
    }
  }
}
