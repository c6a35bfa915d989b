package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.Compiled;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Recorder;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.RunRecord;
import dev.slipway.run.TaskResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphPageTest {
  private static final String PLAYBOOK =
      """
      - name: First </script><b>play</b>
        hosts: localhost
        tasks:
          - {name: Ask, command: echo hunter22, register: answer}
          - name: Group
            block:
              - {name: Use, debug: {msg: '${answer.stdout}'}}
      """;

  @TempDir private Path folder = Path.of("");
  private final Redactions redactions = new Redactions();

  private JsonNode data(Optional<RunRecord> record, List<CompiledPlaybook> playbooks)
      throws Exception {
    String html = new GraphPage(record, redactions).html(playbooks);
    String start = "<script id=\"data\" type=\"application/json\">";
    String text = html.substring(html.indexOf(start) + start.length());
    return new JsonMapper().readTree(text.substring(0, text.indexOf("</script>")));
  }

  @Test
  void page_holdsTasksWithTheirSourceGroupsAndEdges() throws Exception {
    JsonNode play = data(Optional.empty(), Compiled.in(folder, PLAYBOOK)).path("plays").path(0);

    assertThat(play.path("title").asText()).isEqualTo("First </script><b>play</b>");
    JsonNode use = play.path("nodes").path(1);
    assertThat(use.path("title").asText()).isEqualTo("Use");
    assertThat(use.path("kind").asText()).isEqualTo("task");
    assertThat(use.path("place").asText()).endsWith("site.yml:7:11");
    assertThat(use.path("source").asText()).contains("${answer.stdout}");
    assertThat(use.path("groups")).hasSize(1).first().hasToString("\"Group\"");
    assertThat(use.has("hosts")).isFalse();
    assertThat(play.path("edges"))
        .anySatisfy(edge -> assertThat(edge.path("reason").asText()).isEqualTo("data"))
        .allSatisfy(
            edge -> {
              assertThat(edge.path("from").asInt()).isZero();
              assertThat(edge.path("to").asInt()).isEqualTo(1);
            });
  }

  @Test
  void secrets_areMasked() throws Exception {
    redactions.add("hunter22");

    String html = new GraphPage(Optional.empty(), redactions).html(Compiled.in(folder, PLAYBOOK));

    assertThat(html).contains("echo ********").doesNotContain("hunter22");
  }

  @Test
  void record_bringsTheHostsOfEachTask() throws Exception {
    List<CompiledPlaybook> playbooks = Compiled.in(folder, PLAYBOOK);
    Recorder recorder = new Recorder(playbooks, redactions, Instant.EPOCH);
    TaskGraph graph = Compiled.graphs(playbooks).getFirst();
    TaskNode ask = graph.nodes().getFirst();
    recorder.on(new RunEvent.TaskStarted("web1", ask));
    recorder.on(new RunEvent.TaskEnded(unchanged(ask)));

    JsonNode data = data(Optional.of(recorder.record()), playbooks);
    JsonNode nodes = data.path("plays").path(0).path("nodes");

    JsonNode ended = nodes.path(0).path("hosts").path("web1");
    assertThat(ended.path("status").asText()).isEqualTo("unchanged");
    assertThat(ended.path("milliseconds").asInt()).isEqualTo(42);
    assertThat(nodes.path(1).path("hosts")).isEmpty();
    assertThat(data.path("critical")).hasSize(1);
    assertThat(data.path("critical").path(0).path("index").asInt()).isZero();
    assertThat(data.path("critical").path(0).path("milliseconds").asInt()).isEqualTo(42);
  }

  private static TaskResult unchanged(TaskNode node) {
    return new TaskResult(
        "web1",
        node,
        node.title(),
        List.of(new ItemResult(Optional.empty(), new Outcome.Unchanged(Map.of()))),
        false,
        false,
        Optional.empty(),
        Duration.ofMillis(42));
  }

  @Test
  void page_needsNothingElse_andIsTheSameEachTime() throws Exception {
    List<CompiledPlaybook> playbooks = Compiled.in(folder, PLAYBOOK);

    String html = new GraphPage(Optional.empty(), redactions).html(playbooks);

    assertThat(html).doesNotContain("src=").doesNotContain("href=").doesNotContain("@DATA@");
    assertThat(html).isEqualTo(new GraphPage(Optional.empty(), redactions).html(playbooks));
  }
}
