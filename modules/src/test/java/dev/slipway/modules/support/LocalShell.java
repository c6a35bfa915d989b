package dev.slipway.modules.support;

import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs scripts by the {@code sh} of the machine that the tests run on. */
public final class LocalShell {
  private LocalShell() {}

  public static ScriptResult run(Script script) {
    return run(script, Map.of());
  }

  /** Runs a script with variables added to the environment of the tests. */
  public static ScriptResult run(Script script, Map<String, String> environment) {
    try {
      Path input = Files.createTempFile("input", "");
      Path stderr = Files.createTempFile("stderr", "");
      try {
        Files.write(input, script.input());
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script.text());
        builder.environment().putAll(environment);
        Process process =
            builder.redirectInput(input.toFile()).redirectError(stderr.toFile()).start();
        byte[] stdout = process.getInputStream().readAllBytes();
        return new ScriptResult(process.waitFor(), stdout, Files.readAllBytes(stderr));
      } finally {
        Files.delete(input);
        Files.delete(stderr);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
