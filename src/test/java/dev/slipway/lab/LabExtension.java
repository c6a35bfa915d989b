package dev.slipway.lab;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Lends hosts to classes with {@link Lab}. The lab starts with the first of them. */
final class LabExtension implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean kubernetes = lab(context).map(Lab::kubernetes).orElse(false);
    return (kubernetes
            ? Obstacle.of(context, "check", "base", kubernetes())
            : Obstacle.of(context, "check", "base"))
        .asCondition();
  }

  /** Nobody who only asks for the tests is kept waiting for half an hour. */
  private static String kubernetes() {
    return Obstacle.isRequired() ? "kubernetes" : "kubernetes --made";
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    fleet(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LabFleet.class || type == LabHost.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LabFleet fleet = fleet(context);
    return parameter.getParameter().getType() == LabFleet.class ? fleet : fleet.host(0);
  }

  /** The fleet of the class that carries the annotation; the store closes it with the class. */
  private static LabFleet fleet(ExtensionContext context) {
    ExtensionContext owner =
        Stream.iterate(context, inner -> inner.getParent().orElseThrow())
            .filter(LabExtension::isAnnotatedClass)
            .findFirst()
            .orElseThrow();
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(LabFleet.class, _ -> lend(owner), LabFleet.class);
  }

  private static boolean isAnnotatedClass(ExtensionContext context) {
    return context.getTestMethod().isEmpty() && lab(context).isPresent();
  }

  private static LabFleet lend(ExtensionContext owner) {
    Lab wanted = lab(owner).orElseThrow();
    RunningLab lab =
        owner
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                wanted.kubernetes(),
                kubernetes -> RunningLab.start(wanted.hosts(), kubernetes),
                RunningLab.class);
    return new LabFleet(lab.lend(wanted.hosts(), wanted.fresh()), lab::giveBack);
  }

  private static Optional<Lab> lab(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), Lab.class);
  }
}
