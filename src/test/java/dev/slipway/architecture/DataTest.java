package dev.slipway.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What flows from stage to stage is immutable values, in types of our own or of the JDK. */
final class DataTest {
  private static final String[] DATA = {
    "dev.slipway.tree..",
    "dev.slipway.model..",
    "dev.slipway.graph..",
    "dev.slipway.plan..",
    "dev.slipway.run..",
    "dev.slipway.report.."
  };

  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.BitSet",
          "java.util.Date",
          "java.util.Properties",
          "java.lang.StringBuilder");

  @Test
  void typesOfTheModel_areValues() {
    classes()
        .that()
        .resideInAnyPackage("dev.slipway.tree..", "dev.slipway.model..")
        .and()
        .arePublic()
        .should(be(described("a record, an enum, sealed, or without state", DataTest::isValue)))
        .check(ProjectClasses.ALL);
  }

  @Test
  void componentsOfRecords_areValues() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(DATA)
        .and()
        .areDeclaredInClassesThat()
        .areRecords()
        .and()
        .areNotStatic()
        .should(be(described("of a value type", field -> isValueOrForeign(field.getRawType()))))
        .check(ProjectClasses.ALL);
  }

  @Test
  void interfacesOfRecords_areSealed() {
    classes()
        .that()
        .resideInAnyPackage(DATA)
        .and()
        .areRecords()
        .should(
            be(
                described(
                    "alternatives of sealed interfaces",
                    type ->
                        type.getRawInterfaces().stream()
                            .filter(DataTest::isOurs)
                            .allMatch(DataTest::isSealed))))
        .check(ProjectClasses.ALL);
  }

  @Test
  void staticFields_areConstants() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .andShould(
            be(
                described(
                    "of no mutable type",
                    field ->
                        !MUTABLE.contains(field.getRawType().getName())
                            && !field
                                .getRawType()
                                .getPackageName()
                                .startsWith("java.util.concurrent"))))
        .check(ProjectClasses.ALL);
  }

  @Test
  void publicSignaturesOfTheEngine_useNoTypesOfThirdParties() {
    assertThat(publicMembers())
        .isNotEmpty()
        .allSatisfy(member -> assertThat(foreignTypes(member)).as(member.getFullName()).isEmpty());
  }

  private static Stream<JavaMember> publicMembers() {
    return ProjectClasses.ALL.stream()
        .filter(type -> Layer.ENGINE.stream().anyMatch(layer -> layer.holds(type)))
        .filter(DataTest::isVisible)
        .flatMap(type -> type.getMembers().stream())
        .filter(member -> isPublic(member.getModifiers()));
  }

  /** Public, and so is every class around it. */
  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(DataTest::isVisible).orElse(true);
  }

  private static boolean isPublic(Collection<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaClass> foreignTypes(JavaMember member) {
    Stream<JavaClass> involved =
        member instanceof JavaCodeUnit unit
            ? Stream.concat(
                unit.getParameterTypes().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                Stream.concat(
                    unit.getReturnType().getAllInvolvedRawTypes().stream(),
                    unit.getExceptionTypes().stream()))
            : ((JavaField) member).getType().getAllInvolvedRawTypes().stream();
    return involved.filter(
        type -> !isOurs(type) && !type.isPrimitive() && !type.getPackageName().startsWith("java"));
  }

  private static boolean isValueOrForeign(JavaClass type) {
    return isOurs(type) ? isValue(type) : !MUTABLE.contains(type.getName()) && !type.isArray();
  }

  private static boolean isValue(JavaClass type) {
    boolean stateless =
        type.getFields().stream()
            .allMatch(field -> field.getModifiers().contains(JavaModifier.STATIC));
    return type.isRecord() || type.isEnum() || isSealed(type) || (!type.isInterface() && stateless);
  }

  private static boolean isSealed(JavaClass type) {
    return type.reflect().isSealed();
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith("dev.slipway");
  }

  private static <T> DescribedPredicate<T> described(
      String description, java.util.function.Predicate<T> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
