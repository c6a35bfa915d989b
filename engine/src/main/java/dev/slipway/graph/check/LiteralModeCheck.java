package dev.slipway.graph.check;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Play;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;

/** Warns of modes without quotes on modules: they are right here, and wrong for others. */
final class LiteralModeCheck {
  private final ModuleRegistry modules;
  private final Problems problems;

  LiteralModeCheck(ModuleRegistry modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  void check(Play play) {
    for (WrittenTask written : WrittenTask.all(play)) {
      Task task = written.task();
      modules.find(task.module().text()).ifPresent(module -> check(task, module.spec()));
    }
  }

  private void check(Task task, ModuleSpec spec) {
    for (Mapping.Entry entry : task.arguments().entries()) {
      boolean mode =
          spec.parameter(entry.name())
              .map(Parameter::type)
              .filter(type -> type == ParameterType.MODE)
              .isPresent();
      if (mode && entry.value() instanceof Scalar number && number.value() instanceof Number read) {
        problems.warning(
            ProblemCode.UNQUOTED_MODE,
            number.range(),
            "The digits are taken as they are written; as YAML this is the number %s."
                .formatted(read),
            "quote it, as other programs read it otherwise: '" + number.text() + "'");
      }
    }
  }
}
