package dev.slipway.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The script {@code src/test/lab/lab}, which a person can run as well. */
final class LabScript {
  /** The first use of Kubernetes builds it. */
  private static final Duration LIMIT = Duration.ofMinutes(60);

  private LabScript() {}

  /** Why the script cannot do something on this machine; empty when it can, and now has. */
  static Optional<String> obstacle(String commandLine) {
    LabExecution check = LabProcess.run(command(commandLine.split(" ", -1)), LIMIT);
    return check.exit() == 0 ? Optional.empty() : Optional.of(check.errors().strip());
  }

  /**
   * Runs one command of the script on a lab and gives its output.
   *
   * @throws AssertionError with what the script said, when it failed
   */
  static String run(String lab, String... arguments) {
    List<String> command = command("--lab", lab);
    command.addAll(List.of(arguments));
    return LabProcess.run(command, LIMIT).orFail();
  }

  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(path().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Tests start in the folder of their build module or, from an editor, in the project's. */
  private static Path path() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path script = folder.resolve("src/test/lab/lab");
      if (Files.isExecutable(script)) {
        return script;
      }
    }
    throw new IllegalStateException("no src/test/lab/lab in " + start + " or above");
  }
}
