package dev.slipway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.conformance.Case;
import dev.slipway.conformance.CaseRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playbooks, task files, roles, variable files and inventories, each with something done to it. */
class SpoiledProjectTest {
  @TempDir private Path folder;

  @Test
  void spoiledProject_isFineOrHasProblemsWithPlaces() throws Exception {
    Corpus corpus = new Corpus();
    CaseRun run = new CaseRun(folder.toRealPath());
    int refused = 0;
    try (Ordeal ordeal = new Ordeal()) {
      for (int round : Rounds.of(600)) {
        Case one = corpus.spoiled(new Mangler(round, corpus.texts()));
        String input = "round " + round + " of " + one.name() + "\n" + one.files();
        refused += ordeal.passes(input, () -> run.check(one)) ? 0 : 1;
      }
    }
    assertThat(refused).as("texts that are really spoiled").isPositive();
  }
}
