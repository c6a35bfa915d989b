package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Definition;
import dev.slipway.template.Reference;
import dev.slipway.tree.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connects tasks that set a variable ({@code register}, {@code set_fact}) with the tasks after them
 * that read it, be it in the value of another variable of the play, its roles or the task; through
 * {@code hostvars} also across hosts.
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
      for (Reference reference : references(node, problems)) {
        connect(draft, producers, reference, node.index());
      }
      Producers.of(node)
          .forEach(
              name -> producers.computeIfAbsent(name, _ -> new ArrayList<>()).add(node.index()));
    }
  }

  private List<Reference> references(TaskNode node, Problems problems) {
    List<Reference> references = new ArrayList<>(expressions.of(node, problems));
    Set<Node> followed = Collections.newSetFromMap(new IdentityHashMap<>());
    // What is found on the way stands behind what is being looked at.
    for (int i = 0; i < references.size(); i++) {
      for (Node value : values(node, references.get(i).root())) {
        if (followed.add(value)) {
          // What is wrong with a value is reported where variables are checked.
          references.addAll(expressions.ofValue(value, new Problems()));
        }
      }
    }
    return references;
  }

  private static List<Node> values(TaskNode node, String variable) {
    List<Node> values = new ArrayList<>();
    node.layers()
        .forEach(
            layer -> {
              if (layer.definitions().get(variable) instanceof Definition.Written written) {
                values.add(written.node());
              }
            });
    return values;
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
