package dev.slipway.run;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.Edge;
import dev.slipway.graph.Surroundings;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keywords;
import dev.slipway.model.Play;
import dev.slipway.model.Task;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Graphs of tasks that mean nothing, for schedules. */
final class RandomGraphs {
  private static final SourceRange NOWHERE = new SourceFile("random", "").beginning();

  private RandomGraphs() {}

  /** A graph without cycles: edges lead from lower to higher numbers. */
  static TaskGraph graph(Random random, int nodes) {
    List<TaskNode> list = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int to = 0; to < nodes; to++) {
      list.add(node(to));
      for (int from = 0; from < to; from++) {
        if (random.nextInt(4) == 0) {
          edges.add(new Edge(from, to, relation(random), Edge.Reason.NEEDS, NOWHERE));
        }
      }
    }
    return new TaskGraph(play(), list, edges);
  }

  private static Edge.Relation relation(Random random) {
    return random.nextInt(3) == 0 ? Edge.Relation.ALL_HOSTS : Edge.Relation.SAME_HOST;
  }

  private static TaskNode node(int index) {
    Task task =
        new Task(
            NOWHERE,
            Keywords.none(),
            Scalar.text(NOWHERE, "task" + index),
            Mapping.empty(NOWHERE),
            Optional.empty());
    Surroundings surroundings = new Surroundings(List.of(Keywords.none(), Keywords.none()));
    return new TaskNode(index, TaskNode.Kind.TASK, task, surroundings, List.of(), List.of());
  }

  private static Play play() {
    return new Play(
        NOWHERE,
        Keywords.none(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
