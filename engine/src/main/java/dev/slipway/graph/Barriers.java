package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Keyword;
import dev.slipway.tree.Scalar;
import java.util.List;

/** {@code strategy: linear}: no host starts a task before all hosts have ended the one before. */
final class Barriers implements GraphPass {

  @Override
  public void apply(GraphDraft draft, Problems problems) {
    boolean linear =
        draft
            .play()
            .keywords()
            .scalar(Keyword.STRATEGY)
            .map(Scalar::text)
            .filter("linear"::equals)
            .isPresent();
    if (!linear) {
      return;
    }
    for (Edge edge : List.copyOf(draft.edges())) {
      if (edge.reason() == Edge.Reason.WRITTEN_ORDER) {
        draft.connect(
            new Edge(
                edge.from(),
                edge.to(),
                Edge.Relation.ALL_HOSTS,
                Edge.Reason.BARRIER,
                edge.range()));
      }
    }
  }
}
