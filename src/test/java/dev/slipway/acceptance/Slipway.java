package dev.slipway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The launcher at the root of the project. */
final class Slipway {
  private Slipway() {}

  /** What a run of the program gave. */
  record Finished(int exit, String output, String errors) {
    @Override
    public String toString() {
      return "exit " + exit + "\n" + output + "\n" + errors;
    }
  }

  /** The folder of the project, which the tests are started in or below. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("slipway"))) {
      folder = java.util.Objects.requireNonNull(folder.getParent(), "outside the project");
    }
    return folder;
  }

  /** Runs the program in the project's folder. */
  static Finished run(String... arguments) {
    return runIn(root(), arguments);
  }

  /** Runs the program and awaits its end. */
  static Finished runIn(Path folder, String... arguments) {
    return runIn(folder, _ -> {}, arguments);
  }

  /**
   * Runs the program and awaits its end.
   *
   * @param meanwhile what is done while it runs
   */
  static Finished runIn(Path folder, Consumer<Process> meanwhile, String... arguments) {
    return execute(folder, meanwhile, Map.of(), command(arguments));
  }

  /**
   * Runs the program and awaits its end.
   *
   * @param meanwhile what is done while it runs
   * @param variables added to those of this process
   */
  static Finished runIn(
      Path folder,
      Consumer<Process> meanwhile,
      Map<String, String> variables,
      String... arguments) {
    return execute(folder, meanwhile, variables, command(arguments));
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(root().resolve("slipway").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** As {@link #runIn}, any program. */
  static Finished execute(Path folder, Consumer<Process> meanwhile, List<String> command) {
    return execute(folder, meanwhile, Map.of(), command);
  }

  private static Finished execute(
      Path folder,
      Consumer<Process> meanwhile,
      Map<String, String> variables,
      List<String> command) {
    try {
      // Files, since nobody reads while the program runs, and it must not be held up.
      Path output = Files.createTempFile("slipway", ".out");
      Path errors = Files.createTempFile("slipway", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      meanwhile.accept(process);
      int exit = process.waitFor();
      Finished finished = new Finished(exit, Files.readString(output), Files.readString(errors));
      Files.delete(output);
      Files.delete(errors);
      return finished;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
