package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import java.util.List;
import java.util.Set;

/**
 * Edges that lead out of a block with {@code rescue} or {@code always} put tasks in order, and
 * carry no failure: whether a failure holds is decided at the gates of the block.
 */
final class Crossings implements GraphPass {
  private static final Set<Section.Part> OF_BLOCKS =
      Set.of(Section.Part.TRY, Section.Part.RESCUE, Section.Part.ALWAYS);

  @Override
  public void apply(GraphDraft draft, Problems problems) {
    for (Edge edge : List.copyOf(draft.edges())) {
      boolean toGate = draft.nodes().get(edge.to()).kind() == TaskNode.Kind.GATE;
      if (edge.relation() == Edge.Relation.SAME_HOST && !toGate && leaves(draft, edge)) {
        draft.replace(
            edge,
            new Edge(edge.from(), edge.to(), Edge.Relation.AFTER, edge.reason(), edge.range()));
      }
    }
  }

  private static boolean leaves(GraphDraft draft, Edge edge) {
    List<Section> target = draft.nodes().get(edge.to()).sections();
    return draft.nodes().get(edge.from()).sections().stream()
        .filter(section -> OF_BLOCKS.contains(section.part()))
        .anyMatch(section -> !target.contains(section));
  }
}
