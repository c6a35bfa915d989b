package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README tells people to type is what is tested. */
final class CommandsTest {
  private static final String TEST_COMMAND = "mvn verify";

  @Test
  void readme_namesTheTestCommand() {
    assertThat(lines("README.md")).contains(TEST_COMMAND);
  }

  @Test
  void continuousIntegration_runsTheTestCommand() {
    List<String> runs = lines(".ci/run").stream().filter(line -> line.startsWith("mvn ")).toList();
    assertThat(runs).hasSize(1);
    String withoutLogOptions = runs.getFirst().replaceAll(" -B| -ntp| </dev/null.*", "");
    assertThat(withoutLogOptions).isEqualTo(TEST_COMMAND);
  }

  @Test
  void commands_areExecutable() {
    assertThat(List.of("slipway", ".ci/run", "src/test/lab/lab"))
        .map(SourceTree.ROOT::resolve)
        .allMatch(Files::isExecutable);
  }

  private static List<String> lines(String file) {
    return SourceTree.text(SourceTree.ROOT.resolve(file)).lines().toList();
  }
}
