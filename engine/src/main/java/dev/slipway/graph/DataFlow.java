package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import dev.slipway.template.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Connects tasks that set a variable ({@code register}, {@code set_fact}) with the tasks after them
 * that read it; through {@code hostvars} also across hosts.
 */
final class DataFlow implements GraphPass {
  private final NodeExpressions expressions;

  DataFlow(NodeExpressions expressions) {
    this.expressions = expressions;
  }

  @Override
  public void apply(GraphDraft draft, Problems problems) {
    Map<String, List<Integer>> producers = new HashMap<>();
    for (TaskNode node : draft.nodes()) {
      for (Reference reference : expressions.of(node, problems)) {
        connect(draft, producers, reference, node.index());
      }
      Producers.of(node)
          .forEach(
              name -> producers.computeIfAbsent(name, _ -> new ArrayList<>()).add(node.index()));
    }
  }

  private static void connect(
      GraphDraft draft, Map<String, List<Integer>> producers, Reference reference, int reader) {
    if (reference.root().equals("hostvars")) {
      producers.values().stream()
          .flatMap(List::stream)
          .forEach(from -> draft.connect(edge(from, reader, reference, true)));
      return;
    }
    producers
        .getOrDefault(reference.root(), List.of())
        .forEach(from -> draft.connect(edge(from, reader, reference, false)));
  }

  private static Edge edge(int from, int to, Reference reference, boolean acrossHosts) {
    return new Edge(
        from,
        to,
        acrossHosts ? Edge.Relation.ALL_HOSTS : Edge.Relation.SAME_HOST,
        Edge.Reason.DATA,
        reference.range());
  }
}
