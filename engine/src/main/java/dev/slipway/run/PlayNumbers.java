package dev.slipway.run;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import java.util.IdentityHashMap;
import java.util.List;

/** By what a task is known again when its playbooks are loaded once more. */
final class PlayNumbers {
  private final IdentityHashMap<TaskNode, Integer> numbers = new IdentityHashMap<>();

  PlayNumbers(List<CompiledPlaybook> playbooks) {
    List<TaskGraph> graphs = playbooks.stream().flatMap(one -> one.graphs().stream()).toList();
    for (int number = 0; number < graphs.size(); number++) {
      for (TaskNode node : graphs.get(number).nodes()) {
        numbers.put(node, number);
      }
    }
  }

  /** The number of the play that a task is in, from 0; -1 for one of other playbooks. */
  int of(TaskNode node) {
    return numbers.getOrDefault(node, -1);
  }

  /** Where a task is written. A handler is the same one at each point where it can run. */
  static String place(TaskNode node) {
    return node.task().range().toString();
  }
}
