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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module comes with its documentation, its cases and its contract test. */
final class ModuleCoverageTest {
  private static final Path CASES = SourceTree.ROOT.resolve("modules/src/test/resources/cases");

  /** Modules that contact no host, so that there is nothing to try on one; and why. */
  private static final Map<String, String> HOSTLESS =
      Map.of(
          "assert", "judges values of the run",
          "debug", "shows values of the run",
          "fail", "ends the task, whatever the host is like",
          "meta", "is carried out by the engine",
          "set_fact", "sets variables of the run");

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
        Scenarios.all().stream().filter(scenario -> scenario.module().equals(name)).toList();
    if (HOSTLESS.containsKey(name)) {
      assertThat(scenarios).as(name + " contacts no host").isEmpty();
      return;
    }
    assertThat(scenarios)
        .as("scenarios of " + name)
        .hasSizeGreaterThanOrEqualTo(LEAST)
        .as("scenarios of " + name + " where nothing is to be done")
        .anyMatch(scenario -> scenario.expect() == Scenario.Outcome.UNCHANGED)
        .as("scenarios of " + name + " that fail")
        .anyMatch(scenario -> scenario.expect() == Scenario.Outcome.FAILED)
        .as("scenarios of " + name + " for a user without rights")
        .anyMatch(scenario -> scenario.as().isPresent() && !scenario.become());
  }

  @Test
  void everyModuleWithoutHosts_isRegistered() {
    assertThat(modules()).extracting(module -> module.spec().name()).containsAll(HOSTLESS.keySet());
  }
}
