package dev.slipway.graph;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses tasks of compiled plays by name: their id, the slug of their name, or the name itself;
 * {@code tag:NAME} means the tasks with a tag.
 */
public final class TaskChoice {
  private static final String TAG = "tag:";

  private final List<TaskGraph> graphs;

  public TaskChoice(List<TaskGraph> graphs) {
    this.graphs = List.copyOf(graphs);
  }

  /**
   * The tasks and handlers of these names, or in roles and blocks of these names, with all that
   * they need.
   */
  public List<TaskNode> withNeeds(List<String> names, Problems problems) {
    List<TaskNode> chosen = new ArrayList<>();
    for (String name : names) {
      List<TaskNode> found = new ArrayList<>();
      for (TaskGraph graph : graphs) {
        found.addAll(withNeeds(graph, name));
      }
      if (found.isEmpty()) {
        unknown("--target", name, problems);
      }
      chosen.addAll(found);
    }
    return chosen;
  }

  private static List<TaskNode> withNeeds(TaskGraph graph, String name) {
    Set<Integer> chosen = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    graph.nodes().stream()
        .filter(node -> isTask(node) || node.kind() == TaskNode.Kind.HANDLER)
        .filter(node -> isNamed(node, name) || (isTask(node) && isInside(node, name)))
        .forEach(node -> open.add(node.index()));
    List<List<Edge>> incoming = graph.incoming();
    while (!open.isEmpty()) {
      int index = open.remove();
      if (chosen.add(index)) {
        incoming.get(index).stream()
            .filter(TaskChoice::isNeed)
            .forEach(edge -> open.add(edge.from()));
      }
    }
    return chosen.stream().map(graph.nodes()::get).toList();
  }

  private static boolean isNeed(Edge edge) {
    return edge.reason() == Edge.Reason.NEEDS || edge.reason() == Edge.Reason.DATA;
  }

  /** The first task of this name and everything behind it; {@code *} stands for any text. */
  public List<TaskNode> from(String name, Problems problems) {
    List<TaskNode> chosen = new ArrayList<>();
    for (TaskGraph graph : graphs) {
      for (TaskNode node : graph.nodes()) {
        if (!chosen.isEmpty() || (isTask(node) && isNamed(node, name))) {
          chosen.add(node);
        }
      }
    }
    if (chosen.isEmpty()) {
      unknown("--start-at-task", name, problems);
    }
    return chosen;
  }

  /** What the chosen tasks read and only tasks set that are not among them. */
  public List<Problem> missing(List<TaskNode> tasks) {
    Set<TaskNode> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    chosen.addAll(tasks);
    Problems problems = new Problems();
    for (TaskGraph graph : graphs) {
      for (Edge edge : graph.edges()) {
        TaskNode from = graph.nodes().get(edge.from());
        TaskNode to = graph.nodes().get(edge.to());
        if (edge.reason() == Edge.Reason.DATA && chosen.contains(to) && !chosen.contains(from)) {
          problems.warning(
              ProblemCode.SUSPICIOUS,
              edge.range(),
              "\"%s\" reads what \"%s\" sets (%s), and that task is passed over."
                  .formatted(to.title(), from.title(), from.task().range()),
              "start before it, or give the variable with -e");
        }
      }
    }
    return problems.all();
  }

  private static boolean isTask(TaskNode node) {
    return node.kind() == TaskNode.Kind.TASK || node.kind() == TaskNode.Kind.META;
  }

  private static boolean isNamed(TaskNode node, String name) {
    if (name.startsWith(TAG)) {
      return isTask(node)
          && WriteOut.tagsOf(node.surroundings()).contains(name.substring(TAG.length()));
    }
    Pattern pattern =
        Pattern.compile(
            java.util.Arrays.stream(name.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    return List.of(node.task().reference(), node.task().title(), node.title()).stream()
        .anyMatch(title -> pattern.matcher(title).matches());
  }

  private static boolean isInside(TaskNode node, String name) {
    List<Keywords> around = node.surroundings().outermostFirst();
    return node.groups().contains(name)
        || around.subList(1, Math.max(1, around.size() - 1)).stream()
            .flatMap(keywords -> keywords.scalar(Keyword.ID).stream())
            .anyMatch(id -> id.text().equals(name));
  }

  private void unknown(String option, String name, Problems problems) {
    SourceRange place = new SourceFile(option, name).beginning();
    boolean handler =
        graphs.stream()
            .flatMap(graph -> Handlers.tasks(graph.play()).stream())
            .anyMatch(task -> List.of(task.reference(), task.title()).contains(name));
    if (handler) {
      problems.error(
          ProblemCode.UNKNOWN_TASK,
          place,
          "\""
              + name
              + "\" is a handler"
              + (option.equals("--target") ? " that nothing notifies." : "."),
          option.equals("--target")
              ? "notify it in a task"
              : "begin at the task that notifies it, or run it alone with --target");
      return;
    }
    if (name.startsWith(TAG)) {
      problems.error(
          ProblemCode.UNKNOWN_TASK,
          place,
          "No task has the tag \"" + name.substring(TAG.length()) + "\".",
          "--list-tags shows the tags");
      return;
    }
    List<String> known =
        graphs.stream()
            .flatMap(graph -> graph.nodes().stream())
            .filter(TaskChoice::isTask)
            .map(node -> node.task().title())
            .distinct()
            .toList();
    problems.error(
        ProblemCode.UNKNOWN_TASK,
        place,
        "No task is named \"" + name + "\".",
        Suggestion.didYouMean(name, known, "--list-tasks shows the names"));
  }
}
