package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.SpecModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/resources/invalid} of the whole build is a test; its README tells
 * the form. The engine has no connector here, so that no case can contact a host.
 */
class InvalidPlaybookTest {
  private static final Path CASES = Path.of("../src/test/resources/invalid");
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
                      () -> check(folder.toRealPath())));
    }
  }

  private static void check(Path folder) throws IOException {
    String shown = new ProblemRenderer(false).render(problems(folder)).replace(folder + "/", "");
    Path expected = folder.resolve("expected.txt");
    if (UPDATE) {
      Files.writeString(expected, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(expected));
  }

  private static List<Problem> problems(Path folder) {
    RolePaths rolePaths = new RolePaths(folder, List.of(), folder.resolve("home"));
    Engine engine = new Engine(new EngineSettings(SpecModules.registry(), rolePaths, Map.of()));
    try {
      engine.load(request(folder));
    } catch (InvalidInputException invalid) {
      return invalid.problems();
    }
    throw new AssertionError(folder + " is accepted");
  }

  private static ProjectRequest request(Path folder) {
    Path hosts = folder.resolve("hosts");
    return new ProjectRequest(
        List.of(Path.of("playbook.yml")),
        Files.exists(hosts) ? List.of(hosts.toString()) : List.of(),
        Optional.empty(),
        TagSelection.everything(),
        List.of());
  }
}
