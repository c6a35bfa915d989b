package dev.slipway.graph;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Task;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterRule.AtLeastOne;
import dev.slipway.module.ParameterRule.AtMostOne;
import dev.slipway.module.ParameterRule.RequiredIf;
import dev.slipway.module.ParameterRule.Together;
import dev.slipway.module.ParameterValue;
import dev.slipway.tree.Literals;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the relations between the parameters of one task. */
final class ParameterRules {
  private final Problems problems;

  ParameterRules(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param given the parameters that have a value, by the name in the spec
   */
  void check(Task task, ModuleSpec spec, Map<String, Mapping.Entry> given) {
    for (ParameterRule rule : spec.rules()) {
      List<String> present = rule.parameters().stream().filter(given::containsKey).toList();
      List<String> absent =
          rule.parameters().stream().filter(name -> !given.containsKey(name)).toList();
      switch (rule) {
        case AtMostOne _ when present.size() > 1 ->
            contradiction(spec, present.stream().map(given::get).toList());
        case AtLeastOne _ when present.isEmpty() ->
            missing(task, spec, "needs " + list(absent, " or "), absent);
        case Together _ when !present.isEmpty() && !absent.isEmpty() ->
            missing(
                task,
                spec,
                "needs with " + list(present, ", ") + " also " + list(absent, ", "),
                absent);
        case RequiredIf condition when !absent.isEmpty() && applies(condition, spec, given) ->
            missing(
                task,
                spec,
                "needs with \"%s: %s\" also %s"
                    .formatted(condition.parameter(), condition.value(), list(absent, ", ")),
                absent);
        case AtMostOne _, AtLeastOne _, Together _, RequiredIf _ -> {}
      }
    }
  }

  /** Whether the parameter certainly has this value, given or by default. */
  private static boolean applies(
      RequiredIf condition, ModuleSpec spec, Map<String, Mapping.Entry> given) {
    Optional<Parameter> parameter = spec.parameter(condition.parameter());
    if (parameter.isEmpty()) {
      return false;
    }
    Mapping.Entry entry = given.get(parameter.get().name());
    if (entry == null) {
      return parameter.get().fallback().filter(condition.value()::equals).isPresent();
    }
    return entry.value().isLiteral()
        && typed(parameter.get(), entry.value()).equals(condition.value());
  }

  private static String typed(Parameter parameter, Node value) {
    Optional<String> raw =
        value instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    try {
      return String.valueOf(ParameterValue.coerce(parameter, Literals.of(value), raw));
    } catch (InvalidValueException _) {
      // Reported with the value itself.
      return "";
    }
  }

  private void contradiction(ModuleSpec spec, List<Mapping.Entry> present) {
    List<String> names = present.stream().map(Mapping.Entry::name).toList();
    Problem problem =
        Problem.error(
            ProblemCode.INVALID_PARAMETER,
            present.get(1).key().range(),
            "Module \"%s\" takes only one of %s.".formatted(spec.name(), list(names, ", ")),
            "keep one of them");
    problems.add(
        problem.withNotes(
            List.of(new Problem.Note(present.getFirst().key().range(), "the first one"))));
  }

  private void missing(Task task, ModuleSpec spec, String what, List<String> absent) {
    problems.error(
        ProblemCode.MISSING_PARAMETER,
        task.module().range(),
        "Module \"" + spec.name() + "\" " + what + ".",
        "add \"" + absent.getFirst() + ": ...\"  slipway doc " + spec.name());
  }

  private static String list(List<String> names, String between) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(between));
  }
}
