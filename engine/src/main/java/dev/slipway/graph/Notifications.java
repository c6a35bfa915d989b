package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Task;
import dev.slipway.tree.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Connects tasks with the handlers they notify, and reports notifications that no handler listens
 * to. The order itself follows from where the handlers stand.
 */
public final class Notifications implements GraphPass {

  @Override
  public void apply(GraphDraft draft, Problems problems) {
    List<Task> handlers = Handlers.tasks(draft.play());
    for (TaskNode node : draft.nodes()) {
      for (Scalar notified : node.surroundings().texts(Keyword.NOTIFY)) {
        if (!notified.text().contains("${")) {
          requireAnswer(notified, handlers, problems);
          connect(draft, node, notified);
        }
      }
    }
  }

  private static void requireAnswer(Scalar notified, List<Task> handlers, Problems problems) {
    if (handlers.stream().noneMatch(task -> answers(task, notified.text()))) {
      problems.error(
          ProblemCode.UNKNOWN_HANDLER,
          notified.range(),
          "No handler is named \"" + notified.text() + "\" or listens to it.",
          Suggestion.didYouMean(notified.text(), names(handlers), "add the handler to the play"));
    }
  }

  private static void connect(GraphDraft draft, TaskNode node, Scalar notified) {
    draft.nodes().stream()
        .filter(other -> other.kind() == TaskNode.Kind.HANDLER && other.index() > node.index())
        .filter(handler -> answers(handler.task(), notified.text()))
        .forEach(
            handler ->
                draft.connect(
                    node.index(), handler.index(), Edge.Reason.NOTIFIES, notified.range()));
  }

  /** Whether a handler runs when this is notified: its name, {@code role : name}, or a topic. */
  public static boolean answers(Task handler, String notified) {
    String name = handler.title();
    boolean inRole =
        handler.role().filter(role -> notified.equals(role.name() + " : " + name)).isPresent();
    return name.equals(notified)
        || inRole
        || handler.keywords().scalars(Keyword.LISTEN).stream()
            .anyMatch(topic -> topic.text().equals(notified));
  }

  private static Set<String> names(List<Task> handlers) {
    Set<String> names = new LinkedHashSet<>();
    for (Task handler : handlers) {
      names.add(handler.title());
      handler.keywords().scalars(Keyword.LISTEN).forEach(topic -> names.add(topic.text()));
    }
    return names;
  }
}
