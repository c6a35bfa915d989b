package dev.slipway.graph;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.tree.Mapping;
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
 * contradicting parameters, values of the wrong kind where they are written literally, and files of
 * the control host that are not there.
 */
public final class ArgumentCheck {
  private final ModuleRegistry modules;
  private final Problems problems;
  private final LiteralArguments literals;
  private final LocalFiles files;
  private final ParameterRules rules;
  private final BackgroundCheck background;

  private ArgumentCheck(Playbook playbook, ModuleRegistry modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
    this.literals = new LiteralArguments(problems);
    this.files = new LocalFiles(playbook, problems);
    this.rules = new ParameterRules(problems);
    this.background = new BackgroundCheck(modules, problems);
  }

  /** Checks every task and handler of a playbook. */
  public static void check(Playbook playbook, ModuleRegistry modules, Problems problems) {
    ArgumentCheck check = new ArgumentCheck(playbook, modules, problems);
    playbook.plays().forEach(play -> steps(play).forEach(check::check));
  }

  private static Stream<Step> steps(Play play) {
    return Stream.of(play.preTasks(), play.roles(), play.tasks(), play.postTasks(), play.handlers())
        .flatMap(List::stream);
  }

  private void check(Step step) {
    switch (step) {
      case Block block -> block.all().forEach(this::check);
      case Inclusion inclusion -> inclusion.choices().forEach(choice -> check(choice.block()));
      case Task task ->
          modules.find(task.module().text()).ifPresent(module -> check(task, module.spec()));
    }
  }

  private void check(Task task, ModuleSpec spec) {
    Map<String, Mapping.Entry> given = new LinkedHashMap<>();
    for (Mapping.Entry entry : task.arguments().entries()) {
      Optional<Parameter> parameter = spec.parameter(entry.name());
      if (parameter.isPresent()) {
        check(task, parameter.get(), entry, given);
      } else if (!spec.anyParameters()) {
        unknown(spec, entry);
      }
    }
    checkRequired(task, spec, given.keySet());
    rules.check(task, spec, given);
    background.check(task, spec);
  }

  private void check(
      Task task, Parameter parameter, Mapping.Entry entry, Map<String, Mapping.Entry> given) {
    if (entry.value() instanceof Scalar scalar && scalar.isNull()) {
      literals.checkEmpty(parameter, entry.key(), scalar);
      return;
    }
    Mapping.Entry before = given.putIfAbsent(parameter.name(), entry);
    if (before != null) {
      repeated(entry, before);
    }
    literals.check(parameter, entry.value());
    files.check(task, parameter, entry.value());
  }

  private void unknown(ModuleSpec spec, Mapping.Entry entry) {
    Set<String> names = new LinkedHashSet<>();
    spec.parameters().forEach(parameter -> names.add(parameter.name()));
    spec.parameters().forEach(parameter -> names.addAll(parameter.aliases()));
    boolean keyword =
        Keyword.find(entry.name())
            .filter(found -> found.isAllowedOn(Keyword.Scope.TASK))
            .isPresent();
    String message = "Module \"" + spec.name() + "\" has no parameter \"" + entry.name() + "\"";
    problems.error(
        ProblemCode.UNKNOWN_PARAMETER,
        entry.key().range(),
        keyword ? message + "; it is a keyword of the task." : message + ".",
        keyword
            ? "indent it less, so that it stands beside \"" + spec.name() + ":\""
            : spec.instead(entry.name())
                    .orElseGet(
                        () -> Suggestion.didYouMean(entry.name(), names, "see what it takes:"))
                + "  slipway doc "
                + spec.name());
  }

  private void repeated(Mapping.Entry entry, Mapping.Entry before) {
    Problem problem =
        Problem.error(
            ProblemCode.DUPLICATE_KEY,
            entry.key().range(),
            "\"" + entry.name() + "\" and \"" + before.name() + "\" are the same parameter.",
            "keep one of them");
    problems.add(
        problem.withNotes(List.of(new Problem.Note(before.key().range(), "the first one"))));
  }

  private void checkRequired(Task task, ModuleSpec spec, Set<String> given) {
    for (Parameter parameter : spec.parameters()) {
      if (parameter.required() && !given.contains(parameter.name())) {
        problems.error(
            ProblemCode.MISSING_PARAMETER,
            task.module().range(),
            "Module \"" + spec.name() + "\" needs the parameter \"" + parameter.name() + "\".",
            "add \"" + parameter.name() + ": ...\"  slipway doc " + spec.name());
      }
    }
  }
}
