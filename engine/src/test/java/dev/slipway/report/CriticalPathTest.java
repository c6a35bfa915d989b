package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Compiled;
import dev.slipway.graph.Edge;
import dev.slipway.graph.TaskGraph;
import dev.slipway.report.CriticalPath.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriticalPathTest {
  @TempDir private Path folder = Path.of("");
  private final List<Span> spans = new ArrayList<>();

  private List<TaskGraph> graphs(String strategy) throws IOException {
    return Compiled.graphs(
        Compiled.in(
            folder,
            """
            - name: First
              hosts: localhost
              strategy: %s
              tasks:
                - {name: A, debug: {msg: a}}
                - {name: B, debug: {msg: b}}
            - name: Second
              hosts: localhost
              tasks:
                - {name: C, debug: {msg: c}}
            """
                .formatted(strategy)));
  }

  private void ran(TaskGraph graph, int node, String host, long start, long end) {
    spans.add(new Span(graph.nodes().get(node), host, start, end));
  }

  private List<String> path(List<TaskGraph> graphs) {
    return new CriticalPath(graphs, spans)
        .steps().stream()
            .map(step -> step.span().node().title() + "@" + step.span().host())
            .toList();
  }

  @Test
  void hostsByThemselves_haveAPathOfOneHost() throws IOException {
    List<TaskGraph> graphs = graphs("graph");
    ran(graphs.getFirst(), 0, "x", 0, 30);
    ran(graphs.getFirst(), 0, "y", 0, 10);
    ran(graphs.getFirst(), 1, "x", 30, 32);
    ran(graphs.getFirst(), 1, "y", 10, 40);

    assertThat(path(graphs)).containsExactly("A@y", "B@y");
  }

  @Test
  void whereHostsMeet_thePathGoesOverTheSlowest() throws IOException {
    List<TaskGraph> graphs = graphs("linear");
    ran(graphs.getFirst(), 0, "x", 0, 30);
    ran(graphs.getFirst(), 0, "y", 0, 10);
    ran(graphs.getFirst(), 1, "x", 30, 32);
    ran(graphs.getFirst(), 1, "y", 30, 40);

    assertThat(path(graphs)).containsExactly("A@x", "B@y");
    assertThat(new CriticalPath(graphs, spans).steps())
        .extracting(step -> step.waits().stream().map(Edge::relation).toList())
        .containsExactly(List.of(), List.of(Edge.Relation.ALL_HOSTS));
  }

  @Test
  void path_goesOverPlays_andTasksThatTookNoPart() throws IOException {
    List<TaskGraph> graphs = graphs("graph");
    ran(graphs.getFirst(), 0, "x", 0, 5);
    ran(graphs.getLast(), 0, "y", 5, 9);

    assertThat(path(graphs)).containsExactly("A@x", "C@y");
  }

  @Test
  void nothingThatRan_hasNoPath() throws IOException {
    assertThat(path(graphs("graph"))).isEmpty();
  }
}
