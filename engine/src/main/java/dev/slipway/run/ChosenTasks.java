package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Only some tasks are done. Handlers that they notify are done, too. */
public final class ChosenTasks implements Course {
  private final Set<TaskNode> chosen = Collections.newSetFromMap(new IdentityHashMap<>());

  public ChosenTasks(Iterable<TaskNode> chosen) {
    chosen.forEach(this.chosen::add);
  }

  @Override
  public Optional<Passed> passedOver(TaskNode node, String host) {
    return chosen.contains(node) ? Optional.empty() : Optional.of(Passed.UNWANTED);
  }

  @Override
  public boolean isExpected(TaskNode node, String host) {
    return chosen.contains(node);
  }
}
