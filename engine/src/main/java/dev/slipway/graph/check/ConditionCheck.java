package dev.slipway.graph.check;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.template.Renderer;
import dev.slipway.tree.Node;
import dev.slipway.tree.Sequence;
import java.util.List;

/** Warns of a {@code when} that no variable can make true. */
final class ConditionCheck {
  private final Renderer renderer;
  private final Problems problems;

  ConditionCheck(Renderer renderer, Problems problems) {
    this.renderer = renderer;
    this.problems = problems;
  }

  void check(Play play) {
    WrittenTask.steps(play).forEach(this::check);
  }

  private void check(Step step) {
    step.keywords().get(Keyword.WHEN).map(ConditionCheck::conditions).orElse(List.of()).stream()
        .filter(renderer::neverHolds)
        .forEach(
            condition ->
                problems.warning(
                    ProblemCode.NEVER_TRUE,
                    condition.range(),
                    "This condition never holds: " + consequence(step) + ".",
                    "remove what it stands on, or correct the condition"));
  }

  private static List<Node> conditions(Node when) {
    return when instanceof Sequence list ? list.items() : List.of(when);
  }

  private static String consequence(Step step) {
    return switch (step) {
      case Task _ -> "the task never runs";
      case Block block when block.role().isPresent() -> "no task of the role ever runs";
      case Block _ -> "no task of the block ever runs";
      case Inclusion _ -> "nothing is ever included";
    };
  }
}
