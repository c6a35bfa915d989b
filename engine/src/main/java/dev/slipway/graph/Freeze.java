package dev.slipway.graph;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.NotDirectedAcyclicGraphException;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** The end of compilation: reports cycles, else puts the nodes into their final order. */
final class Freeze {
  private static final Comparator<Edge> ORDER =
      Comparator.comparingInt(Edge::to)
          .thenComparingInt(Edge::from)
          .thenComparing(Edge::relation)
          .thenComparing(Edge::reason);

  private Freeze() {}

  static TaskGraph freeze(GraphDraft draft, Problems problems) {
    Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    draft.nodes().forEach(node -> graph.addVertex(node.index()));
    draft.edges().forEach(edge -> graph.addEdge(edge.from(), edge.to()));
    try {
      return inOrder(draft, new TopologicalOrderIterator<>(graph, Comparator.naturalOrder()));
    } catch (NotDirectedAcyclicGraphException e) {
      // Not Gabow's way, which takes a frame of the stack for each task behind another.
      new KosarajuStrongConnectivityInspector<>(graph)
          .stronglyConnectedSets().stream()
              .filter(component -> component.size() > 1)
              .forEach(component -> report(draft, component, problems));
      return new TaskGraph(draft.play(), draft.nodes(), List.of());
    }
  }

  private static TaskGraph inOrder(
      GraphDraft draft, TopologicalOrderIterator<Integer, DefaultEdge> order) {
    int[] placeOf = new int[draft.nodes().size()];
    List<TaskNode> nodes = new ArrayList<>();
    order.forEachRemaining(
        index -> {
          placeOf[index] = nodes.size();
          nodes.add(draft.nodes().get(index).at(nodes.size()));
        });
    List<Edge> edges =
        draft.edges().stream()
            .map(edge -> edge.between(placeOf[edge.from()], placeOf[edge.to()]))
            .sorted(ORDER)
            .toList();
    return new TaskGraph(draft.play(), nodes, edges);
  }

  /** One problem for all the edges among the tasks of a cycle that a {@code needs} is part of. */
  private static void report(GraphDraft draft, Set<Integer> component, Problems problems) {
    List<Edge> inside =
        draft.edges().stream()
            .filter(edge -> component.contains(edge.from()) && component.contains(edge.to()))
            .sorted(ORDER)
            .toList();
    Edge needs =
        inside.stream()
            .filter(edge -> edge.reason() == Edge.Reason.NEEDS)
            .findFirst()
            .orElseGet(inside::getFirst);
    boolean onlyNeeds = inside.stream().allMatch(edge -> edge.reason() == Edge.Reason.NEEDS);
    problems.add(onlyNeeds ? cycle(draft, needs, inside) : later(draft, needs));
  }

  private static Problem cycle(GraphDraft draft, Edge first, List<Edge> inside) {
    return Problem.error(
            ProblemCode.TASK_CYCLE,
            first.range(),
            "These tasks need each other, so that none of them can start.",
            "remove one of the needs")
        .withNotes(
            inside.stream()
                .map(
                    edge ->
                        new Problem.Note(
                            edge.range(),
                            title(draft, edge.to()) + " needs " + title(draft, edge.from())))
                .toList());
  }

  private static Problem later(GraphDraft draft, Edge needs) {
    return Problem.error(
            ProblemCode.NEEDS_LATER_TASK,
            needs.range(),
            title(draft, needs.to())
                + " needs "
                + title(draft, needs.from())
                + ", which comes after it.",
            "write the needed task first, or put both into a block with parallel: true")
        .withNotes(
            List.of(
                new Problem.Note(
                    draft.nodes().get(needs.from()).task().range(), "the needed task is here")));
  }

  private static String title(GraphDraft draft, int index) {
    return "\"" + draft.nodes().get(index).title() + "\"";
  }
}
