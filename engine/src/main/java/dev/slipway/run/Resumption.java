package dev.slipway.run;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.Handlers;
import dev.slipway.graph.NodeSignature;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Task;
import dev.slipway.run.RunRecord.Ended;
import dev.slipway.run.RunRecord.RecordedPlay;
import dev.slipway.run.RunRecord.RecordedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes on after an earlier run: what ended well on a host is passed over there, with the variables
 * it set; handlers that were still to run are notified. Tasks are known again by what is written in
 * them, so that others may have been added, altered or removed since.
 */
public final class Resumption implements Course {
  private final IdentityHashMap<TaskNode, RecordedTask> known = new IdentityHashMap<>();
  private final IdentityHashMap<TaskGraph, RecordedPlay> plays = new IdentityHashMap<>();
  private final List<TaskNode> altered = new ArrayList<>();

  public Resumption(RunRecord record, List<CompiledPlaybook> playbooks) {
    List<TaskGraph> graphs = playbooks.stream().flatMap(one -> one.graphs().stream()).toList();
    for (int play = 0; play < graphs.size() && play < record.plays().size(); play++) {
      plays.put(graphs.get(play), record.plays().get(play));
      match(graphs.get(play), record.plays().get(play));
    }
    graphs.stream().skip(record.plays().size()).forEach(graph -> altered.addAll(graph.nodes()));
  }

  /** The n-th task of a signature is the n-th of that signature in the record. */
  private void match(TaskGraph graph, RecordedPlay play) {
    Map<String, List<RecordedTask>> bySignature = new HashMap<>();
    play.tasks()
        .forEach(
            task ->
                bySignature.computeIfAbsent(task.signature(), _ -> new ArrayList<>()).add(task));
    for (TaskNode node : graph.nodes()) {
      List<RecordedTask> alike =
          bySignature.getOrDefault(NodeSignature.of(node.task()), new ArrayList<>());
      if (alike.isEmpty()) {
        altered.add(node);
      } else {
        known.put(node, alike.removeFirst());
      }
    }
  }

  /** The tasks that are new or written otherwise than in the earlier run. */
  public List<TaskNode> altered() {
    return altered.stream().filter(node -> node.kind() != TaskNode.Kind.GATE).toList();
  }

  private Optional<Map<String, Object>> done(TaskNode node, String host) {
    return Optional.ofNullable(known.get(node))
        .map(task -> task.hosts().get(host))
        .filter(Ended::isWell)
        .flatMap(Ended::values);
  }

  @Override
  public Optional<Passed> passedOver(TaskNode node, String host) {
    return node.kind() == TaskNode.Kind.TASK
        ? done(node, host).map(values -> new Passed(true, values))
        : Optional.empty();
  }

  @Override
  public boolean isExpected(TaskNode node, String host) {
    return done(node, host).isEmpty();
  }

  @Override
  public List<Task> pending(TaskGraph play, String host) {
    List<String> wanted =
        Optional.ofNullable(plays.get(play))
            .map(recorded -> recorded.pending().getOrDefault(host, List.of()))
            .orElse(List.of());
    return Handlers.tasks(play.play()).stream()
        .filter(handler -> wanted.contains(NodeSignature.of(handler)))
        .toList();
  }
}
