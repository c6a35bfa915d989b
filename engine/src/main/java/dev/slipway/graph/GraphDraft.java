package dev.slipway.graph;

import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Play;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A graph that the passes still work on. Node {@code i} has index {@code i}, in written order. */
final class GraphDraft {
  private final Play play;
  private final List<TaskNode> nodes = new ArrayList<>();
  private final Set<Edge> edges = new LinkedHashSet<>();

  GraphDraft(Play play) {
    this.play = play;
  }

  Play play() {
    return play;
  }

  List<TaskNode> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  Set<Edge> edges() {
    return Collections.unmodifiableSet(edges);
  }

  /** Adds a node and returns its index. */
  int add(TaskNode node) {
    nodes.add(node.at(nodes.size()));
    return nodes.size() - 1;
  }

  void connect(Edge edge) {
    if (edge.from() != edge.to()) {
      edges.add(edge);
    }
  }

  void replace(Edge edge, Edge by) {
    edges.remove(edge);
    edges.add(by);
  }

  void connect(int from, int to, Edge.Reason reason, SourceRange range) {
    connect(new Edge(from, to, Edge.Relation.SAME_HOST, reason, range));
  }
}
