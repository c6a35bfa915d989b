package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Block;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterValue;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the arguments of every task with the spec of its module: unknown, missing, repeated and
 * contradicting parameters, and values of the wrong kind where they are written literally.
 */
public final class ArgumentCheck {
  private final ModuleRegistry modules;
  private final Problems problems;

  private ArgumentCheck(ModuleRegistry modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  /** Checks every task and handler of a playbook. */
  public static void check(Playbook playbook, ModuleRegistry modules, Problems problems) {
    ArgumentCheck check = new ArgumentCheck(modules, problems);
    playbook.plays().forEach(play -> steps(play).forEach(check::check));
  }

  private static Stream<Step> steps(Play play) {
    return Stream.of(play.preTasks(), play.roles(), play.tasks(), play.postTasks(), play.handlers())
        .flatMap(List::stream);
  }

  private void check(Step step) {
    switch (step) {
      case Block block -> block.steps().forEach(this::check);
      case Task task ->
          modules.find(task.module().text()).ifPresent(module -> check(task, module.spec()));
    }
  }

  private void check(Task task, ModuleSpec spec) {
    Map<String, Mapping.Entry> given = new LinkedHashMap<>();
    for (Mapping.Entry entry : task.arguments().entries()) {
      Optional<Parameter> parameter = spec.parameter(entry.name());
      if (parameter.isPresent()) {
        checkOnce(parameter.get(), given, entry);
        checkValue(parameter.get(), entry.value());
      } else if (!spec.anyParameters()) {
        unknown(spec, entry);
      }
    }
    checkRequired(task, spec, given.keySet());
    spec.rules().forEach(rule -> checkRule(task, spec, rule, given));
  }

  private void unknown(ModuleSpec spec, Mapping.Entry entry) {
    Set<String> names = new LinkedHashSet<>();
    spec.parameters().forEach(parameter -> names.add(parameter.name()));
    spec.parameters().forEach(parameter -> names.addAll(parameter.aliases()));
    problems.error(
        ProblemCode.UNKNOWN_PARAMETER,
        entry.key().range(),
        "Module \"" + spec.name() + "\" has no parameter \"" + entry.name() + "\".",
        Suggestion.didYouMean(entry.name(), names, "write one of its parameters;")
            + "  slipway doc "
            + spec.name());
  }

  private void checkOnce(
      Parameter parameter, Map<String, Mapping.Entry> given, Mapping.Entry entry) {
    Mapping.Entry before = given.putIfAbsent(parameter.name(), entry);
    if (before != null) {
      problems.error(
          ProblemCode.DUPLICATE_KEY,
          entry.key().range(),
          "\"" + entry.name() + "\" and \"" + before.name() + "\" are the same parameter.",
          "keep one of them");
    }
  }

  private void checkValue(Parameter parameter, Node value) {
    if (!value.isLiteral()) {
      return;
    }
    Optional<String> raw =
        value instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    try {
      ParameterValue.coerce(parameter, Literals.of(value), raw);
    } catch (InvalidValueException e) {
      problems.error(
          ProblemCode.INVALID_PARAMETER, value.range(), String.valueOf(e.getMessage()), e.fix());
    }
  }

  private void checkRequired(Task task, ModuleSpec spec, Set<String> given) {
    for (Parameter parameter : spec.parameters()) {
      if (parameter.required() && !given.contains(parameter.name())) {
        problems.error(
            ProblemCode.MISSING_PARAMETER,
            task.module().range(),
            "Module \"" + spec.name() + "\" needs the parameter \"" + parameter.name() + "\".",
            "add " + parameter.name() + ": " + parameter.description());
      }
    }
  }

  private void checkRule(
      Task task, ModuleSpec spec, ParameterRule rule, Map<String, Mapping.Entry> given) {
    List<String> present = rule.parameters().stream().filter(given::containsKey).toList();
    String all = String.join(", ", rule.parameters());
    switch (rule) {
      case ParameterRule.AtMostOne _ -> {
        if (present.size() > 1) {
          contradiction(task, spec, "takes at most one of: " + all, "keep one of them");
        }
      }
      case ParameterRule.AtLeastOne _ -> {
        if (present.isEmpty()) {
          missing(task, spec, "needs at least one of: " + all, "add one of them");
        }
      }
      case ParameterRule.Together _ -> {
        if (!present.isEmpty() && present.size() < rule.parameters().size()) {
          missing(task, spec, "takes these only together: " + all, "add those that are missing");
        }
      }
      case ParameterRule.RequiredIf(String parameter, String value, List<String> required) -> {
        boolean applies =
            Optional.ofNullable(given.get(parameter))
                .filter(
                    entry -> entry.value() instanceof Scalar scalar && scalar.text().equals(value))
                .isPresent();
        if (applies && present.size() < required.size()) {
          missing(task, spec, "needs with " + parameter + ": " + value + " also: " + all, "add it");
        }
      }
    }
  }

  private void contradiction(Task task, ModuleSpec spec, String what, String fix) {
    problems.error(
        ProblemCode.INVALID_PARAMETER,
        task.module().range(),
        "Module \"" + spec.name() + "\" " + what + ".",
        fix);
  }

  private void missing(Task task, ModuleSpec spec, String what, String fix) {
    problems.error(
        ProblemCode.MISSING_PARAMETER,
        task.module().range(),
        "Module \"" + spec.name() + "\" " + what + ".",
        fix);
  }
}
