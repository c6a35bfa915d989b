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
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.host.Content;
import dev.slipway.host.Probe;
import dev.slipway.model.Inventory;
import dev.slipway.model.Playbook;
import dev.slipway.module.Diff;
import dev.slipway.run.RunEvent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What flows from stage to stage is immutable values, in types of our own or of the JDK. */
final class DataTest {
  /** What stages hand on: everything these hold is a value, too. */
  private static final Set<Class<?>> FLOWS =
      Set.of(Playbook.class, Inventory.class, CompiledPlaybook.class, Diff.class, RunEvent.class);

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
        .should(be(described("values", DataTest::isValue)))
        .check(ProjectClasses.ALL);
  }

  @Test
  void whatFlows_isMadeOfValues() {
    Set<JavaClass> flowing = new LinkedHashSet<>();
    FLOWS.forEach(type -> collect(ProjectClasses.ALL.get(type), flowing));
    assertThat(flowing)
        .hasSizeGreaterThan(FLOWS.size())
        // Anybody may write a probe or a content, so they are open; probes have to be records.
        .filteredOn(
            type -> !type.isEquivalentTo(Probe.class) && !type.isEquivalentTo(Content.class))
        .allMatch(type -> isOurs(type) ? isValue(type) : isImmutable(type));
  }

  /** The type, its alternatives, and the types of everything that it holds. */
  private static void collect(JavaClass type, Set<JavaClass> into) {
    if (type.isPrimitive() || type.getPackageName().startsWith("java.lang") || !into.add(type)) {
      return;
    }
    if (!isOurs(type)) {
      return;
    }
    type.getSubclasses().forEach(alternative -> collect(alternative, into));
    type.getFields().stream()
        .filter(field -> type.isRecord())
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
        .forEach(held -> collect(held, into));
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

  private static boolean isImmutable(JavaClass type) {
    return !MUTABLE.contains(type.getName()) && !type.isArray();
  }

  /** A record, an enum, sealed, or a final class that only tells what it was made of. */
  private static boolean isValue(JavaClass type) {
    boolean fixed =
        type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
    boolean tells =
        type.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .noneMatch(method -> method.getRawReturnType().getName().equals("void"));
    return type.isRecord()
        || type.isEnum()
        || isSealed(type)
        || (type.getModifiers().contains(JavaModifier.FINAL) && fixed && tells);
  }

  private static boolean isSealed(JavaClass type) {
    return type.reflect().isSealed();
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith("dev.slipway");
  }

  private static <T> DescribedPredicate<T> described(String description, Predicate<T> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
