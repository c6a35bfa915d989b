package dev.slipway.connection;

import dev.slipway.host.Become;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shells of this machine that a host may have as its {@code sh}. */
final class TestShells {
  private TestShells() {}

  private static final List<List<String>> KNOWN =
      List.of(
          List.of("/bin/dash"),
          List.of("/bin/bash"),
          List.of("/bin/busybox", "sh"),
          List.of("/usr/bin/busybox", "sh"));

  /** The command of each, at least one. */
  static Stream<List<String>> available() {
    // Where /bin is a link to /usr/bin the same program is found twice.
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (List<String> command : KNOWN) {
      Path program = Path.of(command.getFirst());
      if (Files.isExecutable(program)) {
        found.putIfAbsent(program.getFileName().toString(), command);
      }
    }
    return found.isEmpty() ? Stream.of(List.of("/bin/sh")) : found.values().stream();
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
