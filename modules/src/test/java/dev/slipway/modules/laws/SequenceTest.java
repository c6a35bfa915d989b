package dev.slipway.modules.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Forecast;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.cases.CaseArguments;
import dev.slipway.modules.cases.ForecastReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 2 for tasks that build on each other: what is planned together is what is done. */
class SequenceTest {
  private static final Path SEQUENCES = Path.of("src/test/resources/sequences");
  private static final ModuleRegistry MODULES = BuiltInModules.registry();

  @TempDir Path tools;
  @TempDir Path place;

  static Stream<Sequence> sequences() {
    return Sequence.all(SEQUENCES);
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void sequence_doesWhatWasPlanned(Sequence sequence) throws Exception {
    assumeThat(System.getProperty("user.name")).as("sequences run as root").isEqualTo("root");
    try (LocalHost machine = new LocalHost(tools)) {
      String scene = "set -e\numask 022\n" + sequence.before().replace("/PLACE", place.toString());
      assertThat(machine.run(scene).exit()).as("setting the scene").isZero();
      List<Trial<?, ?>> trials = new ArrayList<>();
      for (Scenario task : sequence.tasks()) {
        TaskModule<?, ?> module = MODULES.find(task.module()).orElseThrow();
        trials.add(new Trial<>(module, task.at(place)));
      }
      LocalSession session = machine.session();
      List<Optional<List<Change>>> planned = plan(trials, session);
      assertThat(session.changes()).as("law 1: planning does nothing").isZero();
      for (int index = 0; index < trials.size(); index++) {
        List<Change> done = trials.get(index).run(session);
        boolean unknown = sequence.unknown().contains((long) index + 1);
        assertThat(planned.get(index).isEmpty()).as("task " + (index + 1)).isEqualTo(unknown);
        planned.get(index).ifPresent(changes -> assertThat(done).as("law 2").isEqualTo(changes));
      }
    }
  }

  /** The changes of each task; empty where only applying will tell. */
  private static List<Optional<List<Change>>> plan(List<Trial<?, ?>> trials, HostReader host)
      throws HostException {
    List<Optional<List<Change>>> planned = new ArrayList<>();
    Forecast forecast = Forecast.none();
    for (Trial<?, ?> trial : trials) {
      try {
        Diff diff = trial.diff(new ForecastReader(host, forecast));
        forecast = forecast.after(diff.predictions());
        planned.add(Optional.of(diff.changes()));
      } catch (ForecastReader.KnownAfterApply _) {
        planned.add(Optional.empty());
      }
    }
    return planned;
  }

  /** One task of a sequence. */
  private static final class Trial<D extends Record, S> {
    private final TaskModule<D, S> module;
    private final D desired;

    Trial(TaskModule<D, S> module, Scenario task) {
      this.module = module;
      Arguments arguments =
          CaseArguments.of(module.spec(), ScenarioFiles.resolved(module.spec(), task));
      desired = module.bind(arguments);
      assertThat(arguments.rejections()).isEmpty();
    }

    Diff diff(HostReader host) throws HostException {
      return module.diff(desired, module.observe(desired, host));
    }

    List<Change> run(LocalSession session) throws HostException {
      Diff diff = diff(session);
      if (!diff.isEmpty()) {
        module.apply(desired, diff, session);
        assertThat(diff(session).changes()).as("law 3").isEmpty();
      }
      return diff.changes();
    }
  }
}
