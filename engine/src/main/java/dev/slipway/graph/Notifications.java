package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Task;
import dev.slipway.tree.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
          connect(draft, node, notified, answering(handlers, notified.text()));
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

  private static void connect(
      GraphDraft draft, TaskNode node, Scalar notified, List<Task> answering) {
    draft.nodes().stream()
        .filter(other -> other.kind() == TaskNode.Kind.HANDLER && other.index() > node.index())
        .filter(handler -> answering.contains(handler.task()))
        .forEach(
            handler ->
                draft.connect(
                    node.index(), handler.index(), Edge.Reason.NOTIFIES, notified.range()));
  }

  /**
   * The handlers that run when this is notified: all that listen to it, and of those with the name
   * the one that is defined last, which is the play's own where it has one.
   */
  public static List<Task> answering(List<Task> handlers, String notified) {
    Optional<Task> named =
        handlers.reversed().stream().filter(task -> isNamed(task, notified)).findFirst();
    return handlers.stream()
        .filter(task -> named.filter(task::equals).isPresent() || listens(task, notified))
        .toList();
  }

  /** Whether a handler can be meant by this: its name, {@code role : name}, or a topic. */
  public static boolean answers(Task handler, String notified) {
    return isNamed(handler, notified) || listens(handler, notified);
  }

  private static boolean isNamed(Task handler, String notified) {
    String name = handler.title();
    return name.equals(notified)
        || handler.role().filter(role -> notified.equals(role.name() + " : " + name)).isPresent();
  }

  private static boolean listens(Task handler, String notified) {
    return handler.keywords().scalars(Keyword.LISTEN).stream()
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
