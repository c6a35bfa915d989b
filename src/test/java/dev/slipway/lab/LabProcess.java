package dev.slipway.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs one program of this machine to its end. */
final class LabProcess {
  private LabProcess() {}

  /**
   * Both outputs are read while it runs, so that no amount of output can block it.
   *
   * @throws AssertionError when it has not ended in time; it is killed then
   */
  static LabExecution run(List<String> command, Duration limit) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      CompletableFuture<String> output = readAll(process.getInputStream());
      CompletableFuture<String> errors = readAll(process.getErrorStream());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("not ended after " + limit + ": " + String.join(" ", command));
      }
      return new LabExecution(process.exitValue(), output.join(), errors.join());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", exception);
    }
  }

  static CompletableFuture<String> readAll(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    // A virtual thread that reads a pipe can hold its carrier, and there are few of them.
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException exception) {
                text.completeExceptionally(exception);
              }
            });
    return text;
  }
}
