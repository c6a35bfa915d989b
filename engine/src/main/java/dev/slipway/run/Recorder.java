package dev.slipway.run;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.NodeSignature;
import dev.slipway.graph.Producers;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.run.RunRecord.Ended;
import dev.slipway.run.RunRecord.RecordedPlay;
import dev.slipway.run.RunRecord.RecordedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what a run does. Takes one event at a time. */
public final class Recorder implements EventSink {
  private final List<TaskGraph> plays;
  private final Redactions redactions;
  private final Instant started;
  private final long begin = System.nanoTime();
  private final IdentityHashMap<TaskNode, Map<String, Note>> notes = new IdentityHashMap<>();
  private final IdentityHashMap<TaskNode, Map<String, Long>> starts = new IdentityHashMap<>();
  private final IdentityHashMap<TaskGraph, Map<String, List<String>>> pending =
      new IdentityHashMap<>();

  private record Note(TaskResult result, long start, Optional<Map<String, Object>> values) {}

  /**
   * @param redactions knows the secrets, which are not written down
   * @param started when the run begins
   */
  public Recorder(List<CompiledPlaybook> playbooks, Redactions redactions, Instant started) {
    this.plays = playbooks.stream().flatMap(playbook -> playbook.graphs().stream()).toList();
    this.redactions = redactions;
    this.started = started;
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.TaskStarted started ->
          starts.computeIfAbsent(started.node(), _ -> new HashMap<>()).put(started.host(), now());
      case RunEvent.TaskEnded(TaskResult result) -> ended(result, values(result));
      case RunEvent.TaskPassedOver passed ->
          notes
              .computeIfAbsent(passed.node(), _ -> new LinkedHashMap<>())
              .put(passed.host(), passed(passed));
      case RunEvent.HandlersPending left ->
          pending
              .computeIfAbsent(left.play(), _ -> new TreeMap<>())
              .put(left.host(), left.handlers().stream().map(NodeSignature::of).toList());
      case RunEvent.PlayStarted _,
          RunEvent.PlayPassedOver _,
          RunEvent.Transfer _,
          RunEvent.Exchanged _,
          RunEvent.FailuresAnswered _,
          RunEvent.RunEnded _ -> {}
    }
  }

  private long now() {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  private void ended(TaskResult result, Optional<Map<String, Object>> values) {
    long latest = Math.max(0, now() - result.took().toMillis());
    long start = starts.getOrDefault(result.node(), Map.of()).getOrDefault(result.host(), latest);
    notes
        .computeIfAbsent(result.node(), _ -> new LinkedHashMap<>())
        .put(result.host(), new Note(result, start, values));
  }

  /** What was done by an earlier run stays done. */
  private Note passed(RunEvent.TaskPassedOver passed) {
    TaskResult result =
        Outcomes.result(
            passed.node(),
            passed.host(),
            new ItemResult(Optional.empty(), new Outcome.Unchanged(Map.of())));
    return new Note(result, now(), Optional.of(passed.values()));
  }

  /** The variables that a task has set; empty where they may not be told. */
  private static Optional<Map<String, Object>> values(TaskResult result) {
    if (Producers.of(result.node()).isEmpty()) {
      return Optional.of(Map.of());
    }
    if (result.hidden() || result.delegate().isPresent()) {
      return Optional.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    result.items().forEach(item -> values.putAll(Outcomes.facts(result.node(), item.outcome())));
    result
        .node()
        .task()
        .keywords()
        .scalar(Keyword.REGISTER)
        .ifPresent(name -> values.put(name.text(), Outcomes.registered(result)));
    return Optional.of(values);
  }

  /** What was done until now. */
  public RunRecord record() {
    return new RunRecord(started.toEpochMilli(), now(), plays.stream().map(this::play).toList());
  }

  private RecordedPlay play(TaskGraph graph) {
    List<RecordedTask> tasks = new ArrayList<>();
    for (TaskNode node : graph.nodes()) {
      Map<String, Ended> hosts = new TreeMap<>();
      notes.getOrDefault(node, Map.of()).forEach((host, note) -> hosts.put(host, ended(note)));
      tasks.add(
          new RecordedTask(
              redactions.mask(node.title()),
              node.task().range().toString(),
              NodeSignature.of(node.task()),
              hosts));
    }
    return new RecordedPlay(
        redactions.mask(graph.play().title()), tasks, pending.getOrDefault(graph, Map.of()));
  }

  /** Only now all secrets of the run are known. */
  private Ended ended(Note note) {
    return new Ended(
        note.result().status(),
        note.start(),
        note.result().took().toMillis(),
        note.values().filter(this::isOpen));
  }

  private boolean isOpen(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text -> redactions.mask(text).equals(text);
      case Number number -> !redactions.isSecret(number.toString());
      case Boolean _ -> true;
      case List<?> list -> list.stream().allMatch(this::isOpen);
      case Map<?, ?> map ->
          map.keySet().stream().allMatch(key -> key instanceof String && isOpen(key))
              && map.values().stream().allMatch(this::isOpen);
      default -> false;
    };
  }
}
