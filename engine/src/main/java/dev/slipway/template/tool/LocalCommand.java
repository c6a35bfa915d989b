package dev.slipway.template.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A shell command on this machine. */
final class LocalCommand {
  private final String command;
  private final Surroundings surroundings;

  LocalCommand(String command, Surroundings surroundings) {
    this.command = command;
    this.surroundings = surroundings;
  }

  /** What it writes on its standard output, which goes through a file so that nothing can block. */
  String output() {
    try {
      Path out = Files.createTempFile("slipway", ".out");
      Path err = Files.createTempFile("slipway", ".err");
      try {
        return output(out, err);
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException exception) {
      throw new ToolException(
          "\"" + command + "\" cannot be run: " + exception.getMessage() + ".",
          "check this machine");
    }
  }

  private String output(Path out, Path err) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    int exit = exit(builder.start());
    if (exit != 0) {
      String reason = Files.readString(err).strip().lines().reduce((_, last) -> last).orElse("");
      throw new ToolException(
          "\"" + command + "\" ended with " + exit + (reason.isEmpty() ? "." : ": " + reason),
          "try the command on this machine");
    }
    return Files.readString(out).stripTrailing();
  }

  private int exit(Process process) {
    try {
      long patience = surroundings.patience().toMillis();
      if (process.waitFor(patience, TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new ToolException(
          "\"" + command + "\" took longer than " + surroundings.patience().toSeconds() + " s.",
          "run it before, and look its result up in a file");
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new ToolException("\"" + command + "\" was interrupted.", "run again");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
