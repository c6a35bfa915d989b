package dev.slipway.report;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.Edge;
import dev.slipway.graph.NodeSignature;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunRecord;
import dev.slipway.run.RunRecord.Ended;
import dev.slipway.run.RunRecord.RecordedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Graphs of plays as one page of HTML that needs nothing else, with what a run did. */
public final class GraphPage {
  private static final String PAGE = "graph.html";
  private static final int MOST_SOURCE = 4000;

  private final Optional<RunRecord> record;
  private final Redactions redactions;

  /**
   * @param record of a finished run, for the hosts and the critical path
   */
  public GraphPage(Optional<RunRecord> record, Redactions redactions) {
    this.record = record;
    this.redactions = redactions;
  }

  /** The page. The same playbooks and record give the same text. */
  public String html(List<CompiledPlaybook> playbooks) {
    List<TaskGraph> graphs = playbooks.stream().flatMap(one -> one.graphs().stream()).toList();
    IdentityHashMap<TaskNode, Map<String, Ended>> ended = new IdentityHashMap<>();
    for (int number = 0; number < graphs.size(); number++) {
      match(graphs.get(number), recorded(number), ended);
    }
    List<Map<String, Object>> plays = graphs.stream().map(graph -> play(graph, ended)).toList();
    return Page.of(PAGE, Map.of("plays", plays, "critical", critical(graphs, ended)));
  }

  private static void match(
      TaskGraph graph,
      Map<String, List<RecordedTask>> recorded,
      IdentityHashMap<TaskNode, Map<String, Ended>> ended) {
    for (TaskNode node : graph.nodes()) {
      List<RecordedTask> alike = recorded.get(NodeSignature.of(node.task()));
      if (alike != null && !alike.isEmpty()) {
        ended.put(node, alike.removeFirst().hosts());
      }
    }
  }

  private static List<Map<String, Object>> critical(
      List<TaskGraph> graphs, IdentityHashMap<TaskNode, Map<String, Ended>> ended) {
    List<CriticalPath.Span> spans = new ArrayList<>();
    ended.forEach(
        (node, hosts) ->
            hosts.forEach(
                (host, of) ->
                    spans.add(
                        new CriticalPath.Span(
                            node,
                            host,
                            nanos(of.start()),
                            nanos(of.start() + of.milliseconds())))));
    return new CriticalPath(graphs, spans).steps().stream().map(GraphPage::step).toList();
  }

  private static long nanos(long milliseconds) {
    return TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }

  private static Map<String, Object> step(CriticalPath.Step step) {
    return Map.of(
        "play",
        step.play(),
        "index",
        step.span().node().index(),
        "milliseconds",
        TimeUnit.NANOSECONDS.toMillis(step.span().length()),
        "waits",
        step.waits().stream().map(GraphPage::edge).toList());
  }

  /** The tasks of a recorded play by signature, those of one signature in order. */
  private Map<String, List<RecordedTask>> recorded(int play) {
    Map<String, List<RecordedTask>> tasks = new HashMap<>();
    record
        .filter(run -> play < run.plays().size())
        .ifPresent(
            run ->
                run.plays()
                    .get(play)
                    .tasks()
                    .forEach(
                        task ->
                            tasks
                                .computeIfAbsent(task.signature(), _ -> new ArrayList<>())
                                .add(task)));
    return tasks;
  }

  private Map<String, Object> play(
      TaskGraph graph, IdentityHashMap<TaskNode, Map<String, Ended>> ended) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("title", redactions.mask(graph.play().title()));
    data.put(
        "nodes",
        graph.nodes().stream()
            .map(node -> node(node, Optional.ofNullable(ended.get(node))))
            .toList());
    data.put("edges", graph.edges().stream().map(GraphPage::edge).toList());
    return data;
  }

  private Map<String, Object> node(TaskNode node, Optional<Map<String, Ended>> ended) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("index", node.index());
    data.put("kind", node.kind().name().toLowerCase(Locale.ROOT));
    data.put("title", redactions.mask(node.title()));
    data.put("module", node.task().module().text());
    data.put("place", node.task().range().toString());
    data.put("groups", node.groups());
    data.put("source", node.kind() == TaskNode.Kind.GATE ? "" : source(node));
    ended.ifPresent(
        byHost -> {
          Map<String, Object> hosts = new LinkedHashMap<>();
          byHost.forEach((host, of) -> hosts.put(host, ended(of)));
          data.put("hosts", hosts);
        });
    return data;
  }

  private String source(TaskNode node) {
    if (node.task().range().file().secret()) {
      return "(encrypted)";
    }
    int column = node.task().range().start().column() - 1;
    String text = " ".repeat(column) + node.task().range().text();
    String shown = redactions.mask(text.stripIndent().stripTrailing());
    return shown.length() > MOST_SOURCE ? shown.substring(0, MOST_SOURCE) + " ..." : shown;
  }

  private static Map<String, Object> ended(Ended ended) {
    return Map.of(
        "status",
        ended.status().name().toLowerCase(Locale.ROOT),
        "start",
        ended.start(),
        "milliseconds",
        ended.milliseconds());
  }

  private static Map<String, Object> edge(Edge edge) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("from", edge.from());
    data.put("to", edge.to());
    data.put("reason", edge.reason().label());
    data.put("all", edge.relation() == Edge.Relation.ALL_HOSTS);
    return data;
  }
}
