package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module comes with its documentation, its cases and its contract test. */
final class ModuleCoverageTest {
  private static final Path CASES = SourceTree.ROOT.resolve("modules/src/test/resources/cases");

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
}
