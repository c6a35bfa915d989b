package dev.slipway;

import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Problems;
import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.SpecModules;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of playbooks that the whole build shares. The engine has no connector here, so that no
 * case can contact a host.
 */
final class PlaybookCases {
  private static final Path SHARED = Path.of("../src/test/resources");

  private PlaybookCases() {}

  /** What is done with the folder of one case. */
  interface Check {
    void of(Path folder) throws IOException;
  }

  static Stream<DynamicTest> tests(String kind, Check check) throws IOException {
    try (Stream<Path> folders = Files.list(SHARED.resolve(kind))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(
                      folder.getFileName().toString().replace('-', ' '),
                      folder.toUri(),
                      () -> check.of(folder.toRealPath())));
    }
  }

  /** All that is said about the playbook of a case, to somebody who stands in its folder. */
  static String shown(Path folder) {
    return new ProblemRenderer(false).render(problems(folder)).replace(folder + "/", "");
  }

  private static List<Problem> problems(Path folder) {
    RolePaths rolePaths = new RolePaths(folder, List.of(), folder.resolve("home"));
    Engine engine =
        new Engine(
            new EngineSettings(
                SpecModules.registry(), rolePaths, Map.of(), Vault.withoutPasswords()));
    try {
      Project project = engine.load(request(folder));
      Problems problems = new Problems();
      project.warnings().forEach(problems::add);
      if (Files.exists(folder.resolve("strict"))) {
        engine.strictWarnings(project).forEach(problems::add);
      }
      return problems.all();
    } catch (InvalidInputException invalid) {
      return invalid.problems();
    }
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
