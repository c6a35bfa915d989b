package dev.slipway.graph.check;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.Edge;
import dev.slipway.graph.MetaAction;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Refuses, for a run of one shard, whatever needs to know how other hosts fare: a shard sees its
 * own hosts only. What passes does on each host what a run of the whole fleet would do there.
 */
public final class ShardCheck {
  /** The variables that list the hosts that take part. */
  private static final List<String> TAKING_PART =
      List.of("ansible_play_hosts", "ansible_play_hosts_all", "ansible_play_batch", "play_hosts");

  private final Problems problems;
  private final Set<SourceRange> said = new HashSet<>();

  private ShardCheck(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param graphs the plays that have hosts, in the order of the run
   * @param uses where a variable is used first
   */
  public static void check(
      List<TaskGraph> graphs, Function<String, Optional<SourceRange>> uses, Problems problems) {
    ShardCheck check = new ShardCheck(problems);
    graphs.stream().skip(1).forEach(later -> check.refuseSecond(graphs.getFirst(), later));
    graphs.forEach(check::check);
    for (String name : TAKING_PART) {
      uses.apply(name)
          .ifPresent(
              range -> check.refuse(range, "\"" + name + "\" lists the hosts that take part"));
    }
  }

  private void refuseSecond(TaskGraph first, TaskGraph later) {
    Problem problem =
        Problem.error(
            ProblemCode.NOT_BY_SHARDS,
            head(later.play()),
            "A play begins when all hosts have ended the one before, and a shard sees its own"
                + " hosts only.",
            "write each play in a playbook of its own, and run all shards of one before those of"
                + " the next");
    problems.add(
        problem.withNotes(List.of(new Problem.Note(head(first.play()), "the play before"))));
  }

  private static SourceRange head(Play play) {
    return play.hosts().getFirst().range();
  }

  private void check(TaskGraph graph) {
    for (Keyword keyword : List.of(Keyword.SERIAL, Keyword.MAX_FAIL_PERCENTAGE)) {
      graph.play().keywords().get(keyword).ifPresent(node -> refuse(keyword, node));
    }
    graph.nodes().forEach(this::check);
    for (Edge edge : graph.edges()) {
      if (edge.relation() == Edge.Relation.ALL_HOSTS) {
        refuse(edge.range(), because(edge, graph.nodes().get(edge.to())));
      }
    }
  }

  private void check(TaskNode node) {
    List<Keyword> flags = new ArrayList<>(List.of(Keyword.RUN_ONCE, Keyword.ANY_ERRORS_FATAL));
    flags.removeIf(flag -> !node.surroundings().isGiven(flag));
    flags.add(Keyword.THROTTLE);
    for (Keyword keyword : flags) {
      node.surroundings().innermost(keyword).ifPresent(written -> refuse(keyword, written));
    }
    MetaAction action =
        node.kind() == TaskNode.Kind.META ? MetaAction.of(node.task()) : MetaAction.NOOP;
    if (action.isForAllHosts()) {
      String written = "\"meta: " + action.label() + "\"";
      refuse(node.task().range(), written + " is for all hosts together");
    }
    if (ModuleRegistry.shortName(node.task().module().text()).equals("add_host")) {
      refuse(node.task().module().range(), "\"add_host\" adds a host for the whole fleet");
    }
  }

  private static String because(Edge edge, TaskNode node) {
    return switch (edge.reason()) {
      case DATA -> "\"" + node.title() + "\" reads what a task has found on other hosts";
      case BARRIER -> "With \"strategy: linear\" hosts meet after each task";
      case RUN_ONCE, WRITTEN_ORDER, NEEDS, NOTIFIES ->
          "\"" + node.title() + "\" is for all hosts together";
    };
  }

  private void refuse(Keyword keyword, Node written) {
    refuse(written.range(), "\"" + keyword.label() + "\" counts the hosts of the whole fleet");
  }

  private void refuse(SourceRange range, String why) {
    if (said.add(range)) {
      problems.error(
          ProblemCode.NOT_BY_SHARDS,
          range,
          why + ", and a shard sees its own hosts only.",
          "run this playbook without --shard, or put this into a playbook of its own");
    }
  }
}
