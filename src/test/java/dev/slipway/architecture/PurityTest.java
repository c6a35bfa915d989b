package dev.slipway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dry run cannot change a host, because nothing that it calls could. */
final class PurityTest {

  /** Types that reach beyond the arguments of a method. */
  private static final Set<String> OUTSIDE_TYPES =
      Set.of(
          "java.nio.file.Files",
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.time.Clock",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom",
          "dev.slipway.host.HostConnection",
          "dev.slipway.host.HostConnector",
          "dev.slipway.host.HostReader",
          "dev.slipway.host.HostSession",
          "dev.slipway.host.HostShell");

  private static final Set<String> OUTSIDE_METHODS =
      Set.of(
          "now", "random", "randomUUID", "currentTimeMillis", "nanoTime", "getenv", "getProperty");

  static List<JavaMethod> diffs() {
    return implementations().flatMap(type -> declared(type, "diff")).toList();
  }

  @ParameterizedTest
  @MethodSource("diffs")
  void aDiff_reachesNoHostClockRandomOrFile(JavaMethod diff) {
    assertThat(Reach.of(diff).stream().filter(PurityTest::isOutside))
        .map(JavaAccess::getDescription)
        .isEmpty();
  }

  @Test
  void onlyRun_applies() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.slipway.run..")
        .should()
        .callMethodWhere(
            describe(
                "it applies a module",
                call ->
                    call.getName().equals("apply")
                        && !isApply(call.getOrigin())
                        && call.getTargetOwner().isAssignableTo(TaskModule.class)))
        .check(ProjectClasses.ALL);
  }

  static Stream<JavaClass> implementations() {
    return ProjectClasses.ALL.stream()
        .filter(type -> type.isAssignableTo(TaskModule.class))
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT));
  }

  private static Stream<JavaMethod> declared(JavaClass type, String name) {
    return type.getMethods().stream()
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getRawParameterTypes().size() == 2)
        .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE));
  }

  /** A module may hand its work on to another one: whoever applies it is meant then. */
  private static boolean isApply(JavaCodeUnit unit) {
    return unit.getName().equals("apply") && unit.getOwner().isAssignableTo(TaskModule.class);
  }

  private static boolean isOutside(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return OUTSIDE_TYPES.contains(owner.getName())
        || (owner.getPackageName().startsWith("java.")
            && OUTSIDE_METHODS.contains(access.getName()))
        || owner.getPackageName().startsWith("java.net")
        || owner.getPackageName().equals("com.google.common.io");
  }
}
