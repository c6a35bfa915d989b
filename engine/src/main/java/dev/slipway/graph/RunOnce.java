package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Keyword;
import java.util.List;

/**
 * A task that runs once stands for all hosts: it waits until all of them have come so far, and each
 * waits for it. The second half needs no edge, since its instances of all hosts end together.
 */
final class RunOnce implements GraphPass {
  @Override
  public void apply(GraphDraft draft, Problems problems) {
    for (Edge edge : List.copyOf(draft.edges())) {
      TaskNode to = draft.nodes().get(edge.to());
      if (meetsAllHosts(to) && edge.relation() != Edge.Relation.ALL_HOSTS) {
        draft.connect(
            new Edge(
                edge.from(),
                edge.to(),
                Edge.Relation.ALL_HOSTS,
                Edge.Reason.RUN_ONCE,
                to.task().range()));
      }
    }
  }

  private static boolean meetsAllHosts(TaskNode node) {
    if (node.gate().filter(gate -> gate.step() != Gate.Step.INCLUDE).isPresent()) {
      return false;
    }
    boolean endsForAll =
        node.kind() == TaskNode.Kind.META && MetaAction.of(node.task()).isForAllHosts();
    return endsForAll || node.surroundings().isGiven(Keyword.RUN_ONCE);
  }
}
