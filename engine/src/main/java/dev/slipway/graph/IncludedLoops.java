package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Keyword;
import java.util.List;

/**
 * An inclusion whose loop is told on each host does all of its passes at its own place: it waits
 * for whatever the tasks in it wait for. As hosts do not meet between the passes, a task in it
 * cannot stand for all of them.
 */
final class IncludedLoops implements GraphPass {

  @Override
  public void apply(GraphDraft draft, Problems problems) {
    for (TaskNode inclusion : draft.nodes()) {
      if (inclusion.repeatsWhatFollows()) {
        waitForAll(draft, inclusion);
        if (!isOnce(inclusion)) {
          draft.nodes().stream()
              .filter(node -> node.isInside(inclusion) && isOnce(node))
              .forEach(node -> refuse(node, problems));
        }
      }
    }
  }

  private static void waitForAll(GraphDraft draft, TaskNode inclusion) {
    for (Edge edge : List.copyOf(draft.edges())) {
      TaskNode from = draft.nodes().get(edge.from());
      if (draft.nodes().get(edge.to()).isInside(inclusion) && !from.isInside(inclusion)) {
        draft.connect(edge.between(edge.from(), inclusion.index()));
      }
    }
  }

  private static boolean isOnce(TaskNode node) {
    return node.gate().filter(gate -> gate.step() != Gate.Step.INCLUDE).isEmpty()
        && node.surroundings().isGiven(Keyword.RUN_ONCE);
  }

  private static void refuse(TaskNode node, Problems problems) {
    problems.error(
        ProblemCode.UNSUPPORTED,
        node.task().range(),
        "A task that runs once for all hosts stands in an inclusion whose loop is told on each"
            + " host.",
        "write the list of the loop out, or put \"run_once\" on the inclusion itself");
  }
}
