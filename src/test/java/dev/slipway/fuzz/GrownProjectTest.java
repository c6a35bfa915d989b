package dev.slipway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.conformance.Case;
import dev.slipway.conformance.CaseRun;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole projects without any sense: they are refused, or they run to an end. */
class GrownProjectTest {
  @TempDir private Path folder;

  @Test
  void grownProject_isRefusedOrRunsToAnEnd() throws Exception {
    CaseRun run = new CaseRun(folder.toRealPath());
    int ran = 0;
    try (Ordeal ordeal = new Ordeal()) {
      for (int round : Rounds.of(150)) {
        Case one = new Grower(new Random(round), round % 3 != 0).project();
        ordeal.passes("round " + round + "\n" + one.files(), () -> run.run(one).problems());
        ran += run.events().isEmpty() ? 0 : 1;
        assertThat(run.events()).as("round " + round).doesNotContain("Exception", "dev.slipway");
      }
    }
    assertThat(ran).as("projects that ran").isPositive();
  }
}
