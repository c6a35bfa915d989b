package dev.slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom. */
final class LayerTest {

  static List<Layer> table() {
    return Layer.TABLE.stream().filter(Layer::hasSources).toList();
  }

  @ParameterizedTest
  @MethodSource("table")
  void aLayer_usesOnlyWhatItsRowAllows(Layer layer) {
    classes()
        .that()
        .resideInAPackage(layer.packages())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(layer.allowed())
        .check(ProjectClasses.ALL);
  }

  @Test
  void everyPackage_hasARow() {
    String[] rows = Layer.TABLE.stream().map(Layer::packages).toArray(String[]::new);
    classes().should().resideInAnyPackage(rows).check(ProjectClasses.ALL);
  }

  @Test
  void packages_areFreeOfCycles() {
    slices().matching("dev.slipway.(**)").should().beFreeOfCycles().check(ProjectClasses.ALL);
  }

  @Test
  void subjectsOfModules_doNotUseEachOther() {
    slices()
        .matching("dev.slipway.modules.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAPackage("dev.slipway.modules.support.."))
        .as("a subject of modules uses no other, only what they share in support")
        .check(ProjectClasses.ALL);
  }
}
