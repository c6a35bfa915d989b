package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs an inventory script; its output is named after the command that prints it. */
final class InventoryScript {
  private InventoryScript() {}

  static Optional<SourceFile> run(Path script, List<String> arguments, Problems problems) {
    String name = InventoryFiles.shown(script) + " " + String.join(" ", arguments);
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    try {
      Path said = Files.createTempFile("slipway-inventory", ".err");
      try {
        return run(command, name, said, problems);
      } finally {
        Files.delete(said);
      }
    } catch (IOException e) {
      report(name, "The script cannot be run: " + e.getMessage() + ".", problems);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      report(name, "The script was interrupted.", problems);
    }
    return Optional.empty();
  }

  private static Optional<SourceFile> run(
      List<String> command, String name, Path said, Problems problems)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectError(said.toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status == 0) {
      return Optional.of(new SourceFile(name, output));
    }
    String lastLine =
        Files.readString(said, StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank())
            .reduce("", (_, line) -> line);
    report(
        name,
        "The script ended with status " + status + (lastLine.isEmpty() ? "." : ": " + lastLine),
        problems);
    return Optional.empty();
  }

  private static void report(String name, String message, Problems problems) {
    problems.error(
        INVENTORY_SYNTAX,
        new SourceFile(name, "").beginning(),
        message,
        "run it by hand, correct it, and make sure that it is executable");
  }
}
