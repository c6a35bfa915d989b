package dev.slipway.modules.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.Forecast;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.cases.CaseArguments;
import dev.slipway.modules.cases.ForecastReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario that needs no more than files, on this machine. */
class LocalLawsTest {
  private static final ModuleRegistry MODULES = BuiltInModules.registry();

  @TempDir Path tools;
  @TempDir Path place;
  private LocalHost machine;

  @BeforeEach
  void open() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("scenarios set their scene as root")
        .isEqualTo("root");
    machine = new LocalHost(tools);
    for (Path directory : new Path[] {tools, place}) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @AfterEach
  void close() throws HostException {
    if (machine != null) {
      machine.run("chattr -R -i " + place + " 2>/dev/null");
      machine.close();
    }
  }

  static Stream<Scenario> scenarios() {
    return Scenario.all(Path.of("src/test/resources/scenarios"));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void scenario_holdsTheLaws(Scenario scenario) throws Exception {
    TaskModule<?, ?> module = MODULES.find(scenario.module()).orElseThrow();
    new Trial<>(module, scenario.at(place)).check();
  }

  /** One module in one scenario. */
  private final class Trial<D extends Record, S> {
    private final TaskModule<D, S> module;
    private final Scenario scenario;
    private final LocalSession session;
    private final D desired;

    Trial(TaskModule<D, S> module, Scenario scenario) throws HostException {
      this.module = module;
      this.scenario = scenario;
      session = scenario.as().isPresent() ? machine.sessionOfNobody() : machine.session();
      Arguments arguments =
          CaseArguments.of(module.spec(), ScenarioFiles.resolved(module.spec(), scenario));
      desired = module.bind(arguments);
      assertThat(arguments.rejections()).isEmpty();
    }

    void check() throws HostException {
      setScene();
      String scene = snapshot();
      Optional<Diff> planned = Optional.empty();
      Optional<String> failure = Optional.empty();
      try {
        planned = Optional.of(diff());
        assertThat(snapshot()).as("law 1: a dry run changes nothing").isEqualTo(scene);
        run(planned.get());
      } catch (TaskFailedException | HostException e) {
        failure = Optional.of(e.getMessage());
      }
      judge(planned, failure);
      assertThat(machine.run(scenario.checks()).exit()).as(scenario.after()).isZero();
      boolean commanded = planned.filter(diff -> diff.action() == Action.RUN).isPresent();
      if (failure.isEmpty() && !commanded) {
        checkCuts();
      }
    }

    private void setScene() throws HostException {
      assertThat(machine.run("set -e\numask 022\n" + scenario.before()).exit())
          .as("setting the scene")
          .isZero();
    }

    private String snapshot() throws HostException {
      return machine
          .run(
              "cd "
                  + place
                  + " && find . -printf '%p %y %m %u %g %s %T@ %i %l\\n' | sort;"
                  + " find . -type f -exec sha256sum {} + | sort")
          .stdoutText();
    }

    private Diff diff() throws HostException {
      return diff(session);
    }

    private Diff diff(HostReader host) throws HostException {
      return module.diff(desired, module.observe(desired, host));
    }

    private void run(Diff planned) throws HostException {
      Diff diff = diff();
      assertThat(diff.changes())
          .as("law 2: the run does what was planned")
          .isEqualTo(planned.changes());
      if (diff.isEmpty()) {
        return;
      }
      Map<String, Object> before = module.values(desired, module.observe(desired, session));
      module.apply(desired, diff, session);
      if (diff.action() == Action.RUN) {
        return;
      }
      assertThat(diff().changes()).as("law 3: the second run changes nothing").isEmpty();
      checkPredictions(diff);
      assertThat(module.values(desired, module.observe(desired, session)))
          .as("values that a dry run tells are those of the run")
          .containsAllEntriesOf(before);
    }

    private void checkPredictions(Diff diff) throws HostException {
      Forecast forecast = Forecast.none().after(diff.predictions());
      for (Prediction<?> prediction : diff.predictions()) {
        if (prediction.probe() instanceof FileProbe asked) {
          FileProbe probe = new FileProbe(asked.path(), FileProbe.Detail.CONTENT, asked.follow());
          forecast
              .answer(asked)
              .filter(Prediction.Answer.Known.class::isInstance)
              .map(answer -> ((Prediction.Answer.Known<FileAnswer>) answer).value())
              .ifPresent(predicted -> PredictedFile.check(predicted, answer(probe)));
        }
      }
      try {
        Diff left = diff(new ForecastReader(session, forecast));
        assertThat(left.changes()).isEmpty();
      } catch (ForecastReader.KnownAfterApply _) {
        assertThat(diff.predictions()).isNotEmpty();
      }
    }

    private FileAnswer answer(FileProbe probe) {
      try {
        return session.ask(probe);
      } catch (HostException e) {
        throw new AssertionError(e);
      }
    }

    private void judge(Optional<Diff> planned, Optional<String> failure) {
      Scenario.Outcome outcome =
          failure.isPresent()
              ? Scenario.Outcome.FAILED
              : planned.orElseThrow().isEmpty()
                  ? Scenario.Outcome.UNCHANGED
                  : Scenario.Outcome.CHANGED;
      assertThat(outcome).as("outcome; failure: " + failure).isEqualTo(scenario.expect());
      scenario.message().ifPresent(part -> assertThat(failure.orElse("")).contains(part));
    }

    /** Law 6: an apply that was cut at any point, run again, converges. */
    private void checkCuts() throws HostException {
      int steps = session.changes();
      for (int count = 0; count < steps; count++) {
        machine.run("cd " + place + " && find . -mindepth 1 -delete");
        setScene();
        session.cutAfter(count);
        try {
          module.apply(desired, diff(), session);
        } catch (LocalSession.Cut _) {
          session.cutAfter(Integer.MAX_VALUE);
        }
        Diff rest = diff();
        if (!rest.isEmpty()) {
          module.apply(desired, rest, session);
        }
        assertThat(diff().changes()).as("after a cut behind change " + count).isEmpty();
        assertThat(machine.run(scenario.checks()).exit()).as(scenario.after()).isZero();
      }
    }
  }
}
