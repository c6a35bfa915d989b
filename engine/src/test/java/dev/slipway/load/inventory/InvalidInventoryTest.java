package dev.slipway.load.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Inventory;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code invalid-inventory} is a test; its README tells the form. */
class InvalidInventoryTest {
  private static final Path CASES = Path.of("src/test/resources/invalid-inventory");
  private static final boolean UPDATE =
      System.getProperty("golden.update") != null && System.getenv("CI") == null;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(
                      folder.getFileName().toString().replace('-', ' '),
                      folder.toUri(),
                      () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    String shown = shown(folder);
    Path expected = folder.resolve("expected.txt");
    if (UPDATE) {
      Files.writeString(expected, shown);
    }
    assertThat(shown).isNotEmpty().isEqualTo(Files.readString(expected));
  }

  private static String shown(Path folder) throws IOException {
    Problems problems = new Problems();
    Inventory inventory =
        InventoryLoader.load(sources(folder), List.of(), Vault.withoutPasswords(), problems);
    Path limit = folder.resolve("limit");
    if (Files.exists(limit)) {
      LimitLoader.load(limit(Files.readString(limit)), problems).select(inventory, problems);
    }
    return new ProblemRenderer(false).render(problems.all()).replace(folder + "/", "");
  }

  private static Scalar limit(String text) {
    SourceFile option = new SourceFile("--limit", text);
    return Scalar.text(option.range(new Position(1, 1), new Position(1, text.length() + 1)), text);
  }

  private static List<String> sources(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("hosts"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
