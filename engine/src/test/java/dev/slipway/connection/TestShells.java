package dev.slipway.connection;

import dev.slipway.host.Become;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shells of this machine that a host may have as its {@code sh}. */
final class TestShells {
  private TestShells() {}

  /** The command of each, at least one. */
  static Stream<List<String>> available() {
    List<List<String>> commands = new ArrayList<>();
    for (String shell : List.of("/bin/dash", "/bin/bash")) {
      if (Files.isExecutable(Path.of(shell))) {
        commands.add(List.of(shell));
      }
    }
    if (Files.isExecutable(Path.of("/bin/bash"))) {
      commands.add(List.of("/bin/bash", "--posix"));
    }
    for (String busybox : List.of("/bin/busybox", "/usr/bin/busybox")) {
      if (Files.isExecutable(Path.of(busybox))
          && commands.stream().noneMatch(c -> c.size() == 2 && c.get(1).equals("sh"))) {
        commands.add(List.of(busybox, "sh"));
      }
    }
    return commands.isEmpty() ? Stream.of(List.of("/bin/sh")) : commands.stream();
  }

  static ResidentShell start(List<String> command) {
    return new ResidentShell(source(command, Map.of()), new Become.Login());
  }

  static ShellSource source(List<String> command, Map<String, String> environment) {
    return (stdout, stderr) -> {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      try {
        return LocalShellProcess.start(builder, stdout, stderr);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
