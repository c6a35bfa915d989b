package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.host.ScriptResult;
import dev.slipway.module.Parameter;
import dev.slipway.modules.laws.Scenario;
import dev.slipway.run.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One scenario on one host, held against the laws of modules. */
final class Trial {
  private final ContractHost host;
  private final Scenario scenario;
  private final Path playbook;

  /**
   * @param folder for the playbook and its files
   */
  Trial(ContractHost host, Scenario scenario, Path folder) {
    this.host = host;
    this.scenario = scenario.at(Scene.PLACE);
    this.playbook = ScenarioPlaybook.write(folder, List.of(this.scenario));
  }

  void check() throws HostException, InterruptedException {
    Scene.set(host, scenario.before());
    Finished done = secrets().isEmpty() ? planAndRun() : planAndRunInSecret();
    if (done.diff().isPresent() && !done.commanded()) {
      checkSettled("law 3: the second run");
    }
    assertHolds();
    if (scenario.cut() && done.diff().isPresent() && !done.commanded()) {
      checkCuts(done.steps());
    }
  }

  private Finished planAndRun() throws HostException, InterruptedException {
    Set<String> before = Fingerprint.of(host);
    Finished planned = host.plan(playbook);
    assertThat(Fingerprint.of(host))
        .as("law 1: a plan changes nothing")
        .containsExactlyInAnyOrderElementsOf(before);
    Finished done = host.run(playbook);
    judge(planned, done);
    if (done.isUnchanged()) {
      assertThat(Fingerprint.of(host))
          .as("a run without changes")
          .containsExactlyInAnyOrderElementsOf(before);
    }
    if (!secrets().isEmpty()) {
      assertThat(planned.shown() + done.shown()).as("law 5: shown").doesNotContain(secrets());
    }
    return done;
  }

  private void judge(Finished planned, Finished done) {
    switch (scenario.expect()) {
      case FAILED -> {
        assertThat(done.failure()).as(done.shown()).isPresent();
        scenario
            .message()
            .ifPresent(part -> assertThat(done.failure().orElseThrow()).contains(part));
        planned.failure().ifPresent(why -> assertThat(done.failure()).contains(why));
      }
      case UNCHANGED -> {
        assertThat(done.isUnchanged()).as(done.shown()).isTrue();
        assertThat(planned.isUnchanged()).as("law 2\n" + planned.shown()).isTrue();
      }
      case CHANGED -> {
        assertThat(done.diff()).as(done.shown()).isPresent();
        if (!(planned.outcome() instanceof Outcome.AfterApply)) {
          assertThat(planned.changes()).as("law 2").isEqualTo(done.changes());
        }
      }
    }
  }

  private void checkSettled(String what) throws InterruptedException {
    Finished again = host.run(playbook);
    assertThat(again.isUnchanged()).as(what + " changes nothing\n" + again.shown()).isTrue();
  }

  private void assertHolds() throws HostException {
    ScriptResult after = host.asRoot(scenario.checks());
    assertThat(after.exit())
        .as(scenario.after() + after.stdoutText() + after.stderrText())
        .isZero();
  }

  private List<String> secrets() {
    return host.modules().find(scenario.module()).orElseThrow().spec().parameters().stream()
        .filter(Parameter::sensitive)
        .map(parameter -> scenario.arguments().get(parameter.name()))
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .toList();
  }

  /** Law 5: a secret is shown to nobody, neither here nor in the host's process list. */
  private Finished planAndRunInSecret() throws HostException, InterruptedException {
    try (ArgumentRecorder recorder = ArgumentRecorder.on(host)) {
      Finished done = planAndRun();
      assertThat(recorder.recorded())
          .as("law 5: the programs that ran on the host")
          .isNotEmpty()
          .doesNotContain(secrets());
      return done;
    }
  }

  /** Law 6: an apply that fails midway leaves a host that the next run brings there. */
  private void checkCuts(int steps) throws HostException, InterruptedException {
    for (int count = 1; count < steps; count++) {
      Scene.set(host, scenario.before());
      host.runCut(playbook, count);
      Finished next = host.run(playbook);
      assertThat(next.failure()).as("law 6: after a cut behind step " + count).isEmpty();
      checkSettled("law 6: the run after the next, after a cut behind step " + count + ",");
      assertHolds();
    }
  }
}
