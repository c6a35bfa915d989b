package dev.slipway.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.slipway.host.Content;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a method can reach: the accesses of itself and of all it calls within the project. Lambdas
 * belong to the method they are written in; a call of an overridable method counts as a call of
 * each override. {@link Content} is left alone: it is a value, although its bytes may lie in a file
 * because they are too many for memory.
 */
final class Reach {
  private final Set<JavaCodeUnit> seen = new LinkedHashSet<>();
  private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

  private Reach(JavaCodeUnit start) {
    visit(start);
  }

  static List<JavaAccess<?>> of(JavaCodeUnit start) {
    Reach reach = new Reach(start);
    while (!reach.open.isEmpty()) {
      accesses(reach.open.pop()).forEach(reach::follow);
    }
    return reach.seen.stream().<JavaAccess<?>>flatMap(Reach::accesses).toList();
  }

  private static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
    return Stream.<Set<? extends JavaAccess<?>>>of(
            unit.getFieldAccesses(),
            unit.getMethodCallsFromSelf(),
            unit.getConstructorCallsFromSelf(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Set::stream);
  }

  private void follow(JavaAccess<?> access) {
    if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        && target.getOwner().getPackageName().startsWith("dev.slipway")
        && !target.getOwner().isEquivalentTo(Content.class)) {
      target.resolveMember().ifPresent(this::visitWithOverrides);
    }
  }

  private void visitWithOverrides(JavaCodeUnit unit) {
    visit(unit);
    if (unit instanceof JavaMethod method) {
      String[] parameters =
          method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
      for (JavaClass subtype : method.getOwner().getAllSubclasses()) {
        subtype.tryGetMethod(method.getName(), parameters).ifPresent(this::visit);
      }
    }
  }

  private void visit(JavaCodeUnit unit) {
    if (seen.add(unit)) {
      open.push(unit);
    }
  }
}
