package dev.slipway.run;

import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Task;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Only some tasks are done. Handlers that they notify are done, too, and those that are chosen. */
public final class ChosenTasks implements Course {
  private final Set<TaskNode> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean named;

  private ChosenTasks(Iterable<TaskNode> chosen, boolean named) {
    chosen.forEach(this.chosen::add);
    this.named = named;
  }

  /** These tasks and handlers, each of which was asked for. */
  public static ChosenTasks named(Iterable<TaskNode> chosen) {
    return new ChosenTasks(chosen, true);
  }

  /** A part of the playbooks; its handlers run when they are notified. */
  public static ChosenTasks part(Iterable<TaskNode> chosen) {
    return new ChosenTasks(chosen, false);
  }

  @Override
  public Optional<Passed> passedOver(TaskNode node, String host) {
    return chosen.contains(node) ? Optional.empty() : Optional.of(Passed.UNWANTED);
  }

  /** A handler that is chosen needs nobody to notify it. */
  @Override
  public List<Task> pending(TaskGraph play, String host) {
    return named
        ? play.nodes().stream()
            .filter(node -> node.kind() == TaskNode.Kind.HANDLER && chosen.contains(node))
            .map(TaskNode::task)
            .distinct()
            .toList()
        : List.of();
  }

  @Override
  public boolean isExpected(TaskNode node, String host) {
    return chosen.contains(node);
  }
}
