package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is named with its place and its fix, before anything is contacted. */
class InvalidPlaybooksIT {
  private static final Path CASES = Slipway.root().resolve("src/test/resources/invalid");

  /** Where no settings of a project stand above. */
  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mistake_isShownExactly(String name) throws IOException {
    copy(CASES.resolve(name), folder);
    List<String> arguments = new ArrayList<>(List.of("check", "playbook.yml", "--no-color"));
    if (Files.exists(folder.resolve("hosts"))) {
      arguments.addAll(List.of("-i", "hosts"));
    }
    Slipway.Finished finished = Slipway.runIn(folder, arguments.toArray(String[]::new));
    assertThat(finished.errors().strip())
        .isEqualTo(Files.readString(folder.resolve("expected.txt")).strip());
    assertThat(finished.exit()).isEqualTo(1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path));
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(path, target);
      }
    }
  }
}
