package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabHost;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.laws.Scenario;
import dev.slipway.modules.laws.Sequence;
import dev.slipway.run.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws 1 and 2 for tasks that build on each other, planned together and then run together. */
@Lab
class SequenceIT {
  @TempDir private Path folder;

  static Stream<Sequence> sequences() {
    return Scenarios.sequences();
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void sequence_doesWhatWasPlanned(Sequence sequence, LabHost lab) throws Exception {
    try (ContractHost host = new ContractHost(lab, BuiltInModules.registry(), folder)) {
      List<Scenario> tasks = sequence.tasks().stream().map(t -> t.at(Scene.PLACE)).toList();
      Path playbook = ScenarioPlaybook.write(folder.resolve("sequence"), tasks);
      Scene.set(host, sequence.before().replace("/PLACE", Scene.PLACE.toString()));

      Set<String> before = Fingerprint.of(host);
      Finished planned = host.plan(playbook);
      assertThat(Fingerprint.of(host)).as("law 1").isEqualTo(before);
      Finished done = host.run(playbook);

      assertThat(done.results()).as(done.shown()).hasSameSizeAs(tasks);
      for (int i = 0; i < tasks.size(); i++) {
        boolean unknown = sequence.unknown().contains(i + 1L);
        assertThat(planned.outcomes().get(i) instanceof Outcome.AfterApply)
            .as("whether only applying tells of task %s%n%s", i + 1, planned.shown())
            .isEqualTo(unknown);
        if (!unknown) {
          assertThat(planned.changes(i)).as("law 2, task " + (i + 1)).isEqualTo(done.changes(i));
        }
      }
    }
  }
}
