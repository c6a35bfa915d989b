package dev.slipway.report;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.Surroundings;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keywords;
import dev.slipway.model.Task;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.TaskResult;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes results for tests. */
final class Results {
  private static final SourceRange PLACE = new SourceFile("site.yml", "").beginning();

  private Results() {}

  static TaskNode node(String module) {
    Task task =
        new Task(
            PLACE,
            Keywords.none(),
            Scalar.text(PLACE, module),
            Mapping.empty(PLACE),
            Optional.empty());
    return new TaskNode(
        0,
        TaskNode.Kind.TASK,
        task,
        new Surroundings(List.of(Keywords.none())),
        List.of(),
        List.of());
  }

  static TaskResult of(String host, String title, Outcome outcome) {
    return of(host, title, List.of(new ItemResult(Optional.empty(), outcome)), false, false);
  }

  static TaskResult of(
      String host, String title, List<ItemResult> items, boolean ignored, boolean hidden) {
    return new TaskResult(
        host, node("file"), title, items, ignored, hidden, Optional.empty(), Duration.ofMillis(5));
  }
}
