package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first thing a stranger types. */
class QuickstartIT {
  private static final String PLAYBOOK = "playbooks/quickstart.yml";
  private static final Path BUILD = Slipway.root().resolve("build/quickstart");

  @BeforeEach
  void removeWhatIsThere() throws IOException {
    try (Stream<Path> paths = Files.walk(BUILD)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(BUILD) && !path.endsWith(".gitignore")) {
          Files.delete(path);
        }
      }
    }
  }

  @Test
  void dryRun_changesNothing_andEqualsTheRun_whoseRepetitionChangesNothing() throws IOException {
    Events plan = Events.of(Slipway.run("run", PLAYBOOK, "--check", "--output", "json"));
    assertThat(made()).isEmpty();

    Slipway.Finished first = Slipway.run("run", PLAYBOOK, "--output", "json");
    assertThat(first.exit()).as(first.toString()).isZero();
    assertThat(Events.of(first).changes()).isEqualTo(plan.changes()).hasSize(21);
    assertThat(plan.knownAfterApply()).isEmpty();

    Events second = Events.of(Slipway.run("run", PLAYBOOK, "--output", "json"));
    assertThat(second.changes()).isEmpty();
    assertThat(Files.readString(BUILD.resolve("db1/greeting")))
        .isEqualTo("Hello from db1, in blue.\nIt is one of the 1 hosts of db.\n");
  }

  private static List<Path> made() throws IOException {
    try (Stream<Path> paths = Files.list(BUILD)) {
      return paths.filter(path -> !path.endsWith(".gitignore")).toList();
    }
  }
}
