package dev.slipway.lab;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Boots the machine for the first class with {@link Machine}; it ends with the JVM. A fresh one
 * ends with its class.
 */
final class MachineExtension implements ExecutionCondition, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(MachineExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Obstacle.of(context, "machine check", "machine image").asCondition();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LabMachine.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext testClass =
        Stream.iterate(context, inner -> inner.getParent().orElseThrow())
            .filter(inner -> inner.getTestMethod().isEmpty())
            .findFirst()
            .orElseThrow();
    boolean fresh = wantsAFreshOne(testClass);
    // The store of a class finds what is in that of the root, hence a key of their own for both.
    return (fresh ? testClass : context.getRoot())
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(fresh, _ -> LabMachine.start(), LabMachine.class);
  }

  private static boolean wantsAFreshOne(ExtensionContext testClass) {
    return AnnotationSupport.findAnnotation(testClass.getElement(), Machine.class)
        .map(Machine::fresh)
        .orElse(false);
  }
}
