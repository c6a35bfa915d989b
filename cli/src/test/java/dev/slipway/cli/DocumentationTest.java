package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentationTest {
  private static final Path COMMITTED = Path.of("../docs/modules");

  @TempDir private Path folder = Path.of("");

  @Test
  void referenceOfTheModules_isTheOneInDocs() throws IOException {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    Surroundings surroundings =
        new Surroundings(nowhere, nowhere, false, Map.of(), folder, _ -> Optional.empty());

    int code = CommandLines.execute(surroundings, "doc", "--markdown", "modules");

    assertThat(code).isZero();
    assertThat(files(folder.resolve("modules")))
        .as("refresh it: ./slipway doc --markdown docs/modules")
        .isEqualTo(files(COMMITTED));
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }
}
