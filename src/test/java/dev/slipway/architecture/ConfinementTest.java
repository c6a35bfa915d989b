package dev.slipway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.jcraft.jsch.JSch;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.Problem;
import dev.slipway.host.ShellCommand;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is allowed in a few places only. */
final class ConfinementTest {
  private static final Set<String> CLOCK =
      Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "tickMillis");

  private static final Set<String> STREAMS_AND_EXIT =
      Set.of(
          "System.in",
          "System.out",
          "System.err",
          "System.setIn",
          "System.setOut",
          "System.setErr",
          "System.console",
          "System.exit",
          "Runtime.exit",
          "Runtime.halt",
          "Throwable.printStackTrace",
          "Exception.printStackTrace");

  private static String name(JavaAccess<?> access) {
    return access.getTargetOwner().getSimpleName() + "." + access.getName();
  }

  /** Problems, a bug, and what the compiler puts into an exhaustive switch. */
  private static final Set<Class<?>> NOT_FOR_USERS =
      Set.of(InvalidInputException.class, IllegalStateException.class, MatchException.class);

  @Test
  void standardStreamsAndExit_areTheBusinessOfCli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.slipway.cli..")
        .should()
        .accessTargetWhere(
            describe(
                "it is a standard stream or ends the JVM",
                access -> STREAMS_AND_EXIT.contains(name(access))))
        .check(ProjectClasses.ALL);
  }

  @Test
  void threadsExecutorsAndSleeps_areTheBusinessOfRunAndConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.slipway.run..",
            "dev.slipway.connection..",
            "dev.slipway.ssh..",
            "dev.slipway.resident..")
        .should()
        .accessTargetWhere(
            describe("it starts, stops or delays a thread", ConfinementTest::steersThreads))
        .check(ProjectClasses.ALL);
  }

  /** A thread that is only made, as the hook that the JVM runs at its end, does nothing yet. */
  private static boolean steersThreads(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return owner.equals("java.util.concurrent.Executors")
        || owner.equals("java.util.concurrent.StructuredTaskScope")
        || owner.equals("java.util.concurrent.CompletableFuture")
        || owner.equals("java.util.concurrent.ForkJoinPool")
        || owner.startsWith("java.lang.Thread$")
        || (owner.equals("java.lang.Thread")
            && !Set.of("<init>", "currentThread", "interrupt", "isInterrupted", "getName")
                .contains(access.getName()))
        || access.getName().equals("parallelStream")
        || (access.getName().equals("parallel") && owner.startsWith("java.util.stream."));
  }

  @Test
  void clocks_areInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.slipway.cli..")
        .should()
        .accessTargetWhere(
            describe(
                "it reads the clock of the machine",
                access ->
                    CLOCK.contains(access.getName())
                        && (access.getTargetOwner().getPackageName().equals("java.time")
                            || access.getTargetOwner().isEquivalentTo(System.class))
                        && !isCallOfInjectedClock(access)))
        .check(ProjectClasses.ALL);
  }

  private static boolean isCallOfInjectedClock(JavaAccess<?> access) {
    return access instanceof JavaCall<?> call
        && call.getTarget().getRawParameterTypes().stream()
            .anyMatch(assignableTo(java.time.Clock.class));
  }

  @Test
  void rawShellText_isForModulesThatRunArbitraryText() {
    noClasses()
        .that(
            describe(
                "are none of the modules command, shell and script",
                type ->
                    !type.getPackageName().equals("dev.slipway.modules.commands")
                        && !type.isEquivalentTo(ShellCommand.class)))
        .should()
        .callMethodWhere(
            describe(
                "it makes a command of raw text",
                call ->
                    call.getTargetOwner().isEquivalentTo(ShellCommand.class)
                        && call.getName().equals("raw")))
        .check(ProjectClasses.ALL);
  }

  @Test
  void errorsOfUsers_areProblemsAndNoOtherExceptions() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.slipway.load..", "dev.slipway.graph..", "dev.slipway.yaml..")
        .should()
        .callConstructorWhere(
            describe(
                "it is an exception without a problem to show",
                call ->
                    call.getTargetOwner().isAssignableTo(RuntimeException.class)
                        && NOT_FOR_USERS.stream().noneMatch(call.getTargetOwner()::isEquivalentTo)
                        && !carriesProblem(call.getTargetOwner())
                        && !carriesProblem(call.getOriginOwner())))
        .check(ProjectClasses.ALL);
  }

  private static boolean carriesProblem(JavaClass type) {
    return type.isAssignableTo(Throwable.class)
        && type.getFields().stream()
            .anyMatch(field -> field.getRawType().isEquivalentTo(Problem.class));
  }

  @Test
  void globalSettersOfJsch_areNeverCalled() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "it changes JSch for the whole process",
                call ->
                    call.getTargetOwner().isEquivalentTo(JSch.class)
                        && Set.of("setConfig", "setLogger").contains(call.getName())
                        && call.getTarget()
                            .resolveMember()
                            .map(
                                method ->
                                    method
                                        .getModifiers()
                                        .contains(
                                            com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                            .orElse(true)))
        .check(ProjectClasses.ALL);
  }
}
