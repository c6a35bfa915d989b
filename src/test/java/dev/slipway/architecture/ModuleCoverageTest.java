package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.contract.Scenarios;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.modules.laws.Scenario;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A module comes with its documentation, its cases and its contract test. */
final class ModuleCoverageTest {
  private static final Path CASES = SourceTree.ROOT.resolve("modules/src/test/resources/cases");

  /** Modules that contact no host, so that there is nothing to try on one; and why. */
  private static final Map<String, String> HOSTLESS =
      Map.of(
          "add_host", "adds to the hosts of the run",
          "assert", "judges values of the run",
          "debug", "shows values of the run",
          "fail", "ends the task, whatever the host is like",
          "group_by", "adds to the groups of the run",
          "meta", "is carried out by the engine",
          "set_fact", "sets variables of the run",
          "set_stats", "adds to the statistics of the run",
          "validate_argument_spec", "judges values of the run");

  /** Outcomes that a module has nowhere, by its nature; and why. */
  private static final Map<String, Map<Scenario.Outcome, String>> NEVER =
      Map.of(
          "find", Map.of(Scenario.Outcome.FAILED, "tells what it may not look into, and goes on"),
          "raw", Map.of(Scenario.Outcome.UNCHANGED, "runs whatever it is given, each time"),
          "package_facts",
              Map.of(
                  Scenario.Outcome.CHANGED, "only tells",
                  Scenario.Outcome.FAILED, "every host has packages, which everybody may list"),
          "service_facts",
              Map.of(
                  Scenario.Outcome.CHANGED, "only tells",
                  Scenario.Outcome.FAILED, "everybody may list the services"),
          "setup",
              Map.of(
                  Scenario.Outcome.CHANGED, "only tells",
                  Scenario.Outcome.FAILED, "every host has facts, which everybody may ask"),
          "pause", Map.of(Scenario.Outcome.FAILED, "only waits"),
          "wait_for_connection",
              Map.of(Scenario.Outcome.FAILED, "fails only for a host that cannot be reached"),
          "tempfile", Map.of(Scenario.Outcome.UNCHANGED, "makes something new at each run"));

  private static final int LEAST = 5;

  static Collection<TaskModule<?, ?>> modules() {
    return BuiltInModules.registry().all();
  }

  @Test
  void everyImplementation_isRegistered() {
    List<String> registered =
        modules().stream().map(module -> module.getClass().getName()).distinct().toList();
    assertThat(PurityTest.implementations().map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(registered);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModule_isDocumented(TaskModule<?, ?> module) {
    ModuleSpec spec = module.spec();
    assertThat(spec.summary()).as(spec.name()).endsWith(".");
    assertThat(spec.examples()).as("examples of " + spec.name()).isNotEmpty();
    assertThat(spec.parameters())
        .as("parameters of " + spec.name())
        .extracting(Parameter::description)
        .allMatch(text -> !text.isBlank());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModule_hasCases(TaskModule<?, ?> module) {
    Path cases = CASES.resolve(module.spec().name());
    assertThat(cases).isNotEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModule_isTriedOnHosts(TaskModule<?, ?> module) {
    String name = module.spec().name();
    List<Scenario> scenarios =
        Stream.concat(Scenarios.onHosts(), Scenarios.onKubernetes())
            .filter(scenario -> scenario.module().equals(name))
            .toList();
    if (HOSTLESS.containsKey(name)) {
      assertThat(scenarios).as(name + " contacts no host").isEmpty();
      return;
    }
    assertThat(scenarios)
        .as("scenarios of " + name + " on hosts; those that need a machine: " + onMachine(name))
        .hasSizeGreaterThanOrEqualTo(LEAST)
        .as("scenarios of " + name + " for a user without rights")
        .anyMatch(scenario -> scenario.as().isPresent() && !scenario.become());
    Map<Scenario.Outcome, String> never = NEVER.getOrDefault(name, Map.of());
    for (Scenario.Outcome outcome : List.of(Scenario.Outcome.UNCHANGED, Scenario.Outcome.FAILED)) {
      assertThat(scenarios.stream().anyMatch(scenario -> scenario.expect() == outcome))
          .as("whether a scenario of %s is %s; never: %s", name, outcome, never)
          .isEqualTo(!never.containsKey(outcome));
    }
  }

  /** Why scenarios of a module are not run on hosts. */
  private static Set<String> onMachine(String module) {
    return Scenarios.onMachine()
        .filter(scenario -> scenario.module().equals(module))
        .map(scenario -> scenario.machine().orElseThrow())
        .collect(Collectors.toSet());
  }

  static Stream<Arguments> scenariosOnMachine() {
    return Scenarios.onMachine()
        .map(scenario -> Arguments.of(scenario, scenario.machine().orElseThrow()));
  }

  @ParameterizedTest(name = "{0}, because {1}")
  @MethodSource("scenariosOnMachine")
  void scenarioThatNeedsAMachine_saysWhy(Scenario scenario, String reason) {
    assertThat(reason.split(" ", -1)).as(scenario.toString()).hasSizeGreaterThan(3);
  }

  @Test
  void everyModuleWithoutHosts_isRegistered() {
    assertThat(modules()).extracting(module -> module.spec().name()).containsAll(HOSTLESS.keySet());
  }
}
