package dev.slipway.modules.control;

import dev.slipway.host.HostReader;
import dev.slipway.module.Arguments;
import dev.slipway.module.Condition;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fails where a condition does not hold. */
final class AssertModule implements Hostless<AssertModule.Assertion> {

  /** What must hold, and what is said when it does not, and when it does. */
  record Assertion(
      List<Condition> conditions,
      Optional<String> failure,
      Optional<String> success,
      boolean quiet) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("assert", "Fails where a condition does not hold.")
          .parameter(
              Parameter.identity(
                      "that",
                      ParameterType.CONDITIONS,
                      "One condition, or a list of conditions that must all hold.")
                  .must())
          .parameter(
              Parameter.control(
                      "fail_msg", ParameterType.ANY, "What is said when one does not hold.")
                  .alias("msg"))
          .parameter(
              Parameter.control("success_msg", ParameterType.ANY, "What is said when all hold."))
          .parameter(
              Parameter.control(
                      "quiet", ParameterType.BOOLEAN, "Says nothing when all conditions hold.")
                  .otherwise("false"))
          .returns("assertion", "The first condition that does not hold.")
          .returns("evaluated_to", "What it gives: false.")
          .example(
              "Preconditions",
              """
              - assert:
                  that:
                    - $port > 1023
                    - $list.has(['amd64', 'arm64'], $facts.architecture)
                  fail_msg: This host cannot be part of the cluster.
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Assertion bind(Arguments arguments) {
    return new Assertion(
        arguments.conditions("that"),
        Message.text(arguments.value("fail_msg")),
        Message.text(arguments.value("success_msg")),
        arguments.flag("quiet"));
  }

  @Override
  public Nothing observe(Assertion desired, HostReader host) {
    desired.conditions().stream()
        .filter(condition -> !condition.holds())
        .findFirst()
        .ifPresent(condition -> fail(desired, condition));
    return new Nothing();
  }

  private static void fail(Assertion desired, Condition condition) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("assertion", condition.text());
    values.put("evaluated_to", false);
    String conditionText = "This does not hold: " + condition.text();
    throw new TaskFailedException(desired.failure().orElse(conditionText), values);
  }

  @Override
  public Map<String, Object> values(Assertion desired, Nothing observed) {
    return desired.quiet()
        ? Map.of()
        : Map.of("msg", desired.success().orElse("All conditions hold."));
  }
}
