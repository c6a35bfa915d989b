package dev.slipway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Compiled;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.VariableLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableSourcesTest {
  private static final String PLAYBOOK =
      """
      - hosts: localhost
        vars: {x: play}
        tasks:
          - {name: First, set_fact: {x: fact}}
          - name: Block
            vars: {x: block}
            block:
              - {name: Second, command: echo 1, register: x, vars: {x: task}}
          - {name: Third, debug: {msg: '${x}'}}
      """;

  @TempDir private Path folder = Path.of("");
  private final Problems problems = new Problems();

  private List<String> origins(Optional<String> task, String variable) throws Exception {
    List<TaskGraph> graphs = Compiled.graphs(Compiled.in(folder, PLAYBOOK));
    return VariableSources.of(graphs, task, variable, problems).stream()
        .filter(layer -> layer.definitions().containsKey(variable))
        .map(VariableLayer::origin)
        .toList();
  }

  @Test
  void ofATask_areTheLayersAroundIt_andWhatTasksBeforeItSet() throws Exception {
    assertThat(origins(Optional.of("Second"), "x")).hasSize(4).first().isEqualTo("task First");
    assertThat(origins(Optional.of("First"), "x")).hasSize(1);
    assertThat(origins(Optional.of("Third"), "x")).contains("task First", "task Second").hasSize(3);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void ofAllTasks_areAllLayers() throws Exception {
    assertThat(origins(Optional.empty(), "x")).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void otherVariables_areSetByNoTask() throws Exception {
    assertThat(origins(Optional.empty(), "y")).isEmpty();
  }

  @Test
  void unknownTask_isAProblem() throws Exception {
    origins(Optional.of("Fourth"), "x");

    assertThat(problems.all()).singleElement().extracting("message").asString().contains("Fourth");
  }
}
