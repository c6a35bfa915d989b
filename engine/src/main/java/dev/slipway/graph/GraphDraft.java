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
  private final List<ParallelGroup> parallelGroups = new ArrayList<>();
  private final Set<Edge> edges = new LinkedHashSet<>();

  /** The nodes of a {@code parallel} block: {@code from} up to, not including, {@code to}. */
  record ParallelGroup(int from, int to, List<Integer> starts) {}

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

  List<ParallelGroup> parallelGroups() {
    return Collections.unmodifiableList(parallelGroups);
  }

  void add(TaskNode node) {
    nodes.add(node.at(nodes.size()));
  }

  void addParallel(ParallelGroup group) {
    parallelGroups.add(group);
  }

  void connect(Edge edge) {
    edges.add(edge);
  }

  void connect(int from, int to, Edge.Reason reason, SourceRange range) {
    edges.add(new Edge(from, to, Edge.Relation.SAME_HOST, reason, range));
  }
}
