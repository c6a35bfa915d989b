package dev.slipway.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running {@code up --hold}. What it made is taken down by {@link #close}, or by the script's
 * watchdog when this JVM is killed: the watchdog waits for the end of the pipe that is held here.
 *
 * @param process the script, which ends when all is down
 * @param directory the folder of the lab
 */
record HeldScript(Process process, Path directory) implements AutoCloseable {
  private static final String READY = "ready ";

  /**
   * Returns when the hosts have booted.
   *
   * @throws AssertionError with what the script said, when they have not
   */
  static HeldScript start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      CompletableFuture<String> errors = LabProcess.readAll(process.getErrorStream());
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = output.readLine();
      if (line == null || !line.startsWith(READY)) {
        process.destroy();
        throw new AssertionError("The lab did not start:\n" + errors.join());
      }
      return new HeldScript(process, Path.of(line.substring(READY.length())));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new AssertionError("does not go down: " + directory);
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }
}
