package dev.slipway.modules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.Forecast;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.Map;
import java.util.Optional;

/** Runs one case and compares everything that it says. */
final class CaseRun<D extends Record, S> {
  private final TaskModule<D, S> module;
  private final CaseFile expected;
  private final ScriptedHost host;

  CaseRun(TaskModule<D, S> module, CaseFile expected) {
    this.module = module;
    this.expected = expected;
    this.host = new ScriptedHost(expected.host(), expected.results());
  }

  void check() {
    Arguments arguments = CaseArguments.of(module.spec(), expected.arguments());
    D desired = module.bind(arguments);
    assertThat(
            arguments.rejections().stream()
                .map(r -> r.parameter() + ": " + r.message() + " Fix: " + r.fix()))
        .as("problems")
        .containsExactlyElementsOf(expected.problems());
    if (expected.problems().isEmpty()) {
      checkOutcome(desired);
    }
  }

  private void checkOutcome(D desired) {
    Optional<String> failure = Optional.empty();
    try {
      work(desired);
    } catch (TaskFailedException | HostException e) {
      failure = Optional.of(e.getMessage().strip());
    }
    assertThat(failure).as("the message it fails with").isEqualTo(expected.fails());
    assertThat(host.unused()).as("answers that nobody asked for").isEmpty();
    assertThat(host.hasResultsLeft()).as("results that nothing gave").isFalse();
  }

  private void work(D desired) throws HostException {
    S observed = module.observe(desired, host);
    Diff diff = module.diff(desired, observed);
    assertThat(module.diff(desired, observed)).as("the diff, taken again").isEqualTo(diff);
    expected.diff().ifPresent(text -> assertThat(DiffText.of(diff)).as("diff").isEqualTo(text));
    assertThat(expected.diff().isPresent() || expected.fails().isPresent())
        .as("a case without problem or failure says its diff")
        .isTrue();
    expected
        .values()
        .ifPresent(values -> equal("values", module.values(desired, observed), values));
    if (diff.isEmpty()) {
      assertThat(expected.apply()).as("apply of a diff that asks for nothing").isEmpty();
      return;
    }
    checkPredictions(desired, diff);
    if (expected.apply().isPresent()) {
      checkApply(desired, diff, expected.apply().get());
    }
  }

  private void checkApply(D desired, Diff diff, String steps) throws HostException {
    try {
      Map<String, Object> returned = module.apply(desired, diff, host);
      expected.returned().ifPresent(values -> equal("returned", returned, values));
    } finally {
      assertThat(host.done()).as("apply").isEqualTo(steps);
    }
  }

  /** Once everything is as predicted, nothing is left to do. */
  private void checkPredictions(D desired, Diff diff) throws HostException {
    if (diff.action() == Action.RUN || changesControlHost()) {
      return;
    }
    HostReader afterwards = new ForecastReader(host, Forecast.none().after(diff.predictions()));
    try {
      Diff left = module.diff(desired, module.observe(desired, afterwards));
      assertThat(DiffText.of(left)).as("diff once the predictions are true").isEqualTo("none\n");
    } catch (ForecastReader.KnownAfterApply _) {
      assertThat(diff.predictions()).as("predictions").isNotEmpty();
    }
  }

  /** What comes to be there is no answer of a host. */
  private boolean changesControlHost() {
    return module.spec().parameters().stream()
        .anyMatch(parameter -> parameter.type() == ParameterType.LOCAL_PLACE);
  }

  private static void equal(String what, Map<String, Object> actual, Map<String, Object> wanted) {
    assertThat(YamlMap.normalised(actual)).as(what).isEqualTo(YamlMap.normalised(wanted));
  }
}
