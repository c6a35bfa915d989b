package dev.slipway.cli;

import dev.slipway.Engine;
import dev.slipway.Project;
import dev.slipway.diagnostic.Problems;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Host;
import dev.slipway.model.Keyword;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Shows the plays of a project without running them. */
final class ProjectListing {
  private final Engine engine;
  private final Project project;
  private final Parts parts;

  /** What is shown of each play. */
  record Parts(boolean hosts, boolean tasks, boolean tags) {
    boolean any() {
      return hosts || tasks || tags;
    }
  }

  ProjectListing(Engine engine, Project project, Parts parts) {
    this.engine = engine;
    this.project = project;
    this.parts = parts;
  }

  /** Such as {@code No problem found: 2 plays, 14 tasks, 3 hosts.} */
  static String summary(Project project, int warnings) {
    long plays = project.playbooks().stream().mapToLong(p -> p.graphs().size()).sum();
    long tasks =
        project.playbooks().stream()
            .flatMap(playbook -> playbook.graphs().stream())
            .flatMap(graph -> graph.nodes().stream())
            .filter(node -> node.kind() == TaskNode.Kind.TASK)
            .count();
    long hosts =
        project.selected().stream().filter(project.inventory().hosts()::containsValue).count();
    return (warnings == 0 ? "No problem found: " : count(warnings, "warning") + ", no error: ")
        + count(plays, "play")
        + ", "
        + count(tasks, "task")
        + ", "
        + count(hosts, "host")
        + ".";
  }

  private static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (CompiledPlaybook playbook : project.playbooks()) {
      lines.add(playbook.playbook().file().name());
      playbook.graphs().forEach(graph -> play(graph, lines));
    }
    return lines;
  }

  private void play(TaskGraph graph, List<String> lines) {
    lines.add("  Play " + graph.play().title());
    if (parts.hosts()) {
      Problems problems = new Problems();
      List<Host> selected = engine.hosts(project, graph.play(), problems);
      problems.stopOnErrors();
      lines.add("    " + count(selected.size(), "host"));
      selected.forEach(host -> lines.add("      " + host.name()));
    }
    if (parts.tasks()) {
      List<TaskNode> shown =
          graph.nodes().stream()
              .filter(n -> n.kind() == TaskNode.Kind.TASK || n.kind() == TaskNode.Kind.META)
              .toList();
      lines.add("    " + count(shown.size(), "task"));
      shown.forEach(node -> lines.add("      " + node.title() + tags(node)));
    }
    if (parts.tags()) {
      List<String> tags =
          graph.nodes().stream()
              .flatMap(node -> tagsOf(node).stream())
              .distinct()
              .sorted()
              .toList();
      lines.add("    tags: [" + String.join(", ", tags) + "]");
    }
  }

  private static List<String> tagsOf(TaskNode node) {
    return node.surroundings().texts(Keyword.TAGS).stream().map(Scalar::text).distinct().toList();
  }

  private static String tags(TaskNode node) {
    List<String> tags = tagsOf(node);
    return tags.isEmpty() ? "" : "  [" + String.join(", ", tags) + "]";
  }
}
