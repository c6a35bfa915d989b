package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.Surroundings;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keywords;
import dev.slipway.model.Task;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsCountTest {
  private final StatisticsCount count = new StatisticsCount();

  private static TaskNode node(String module) {
    SourceRange place = new SourceFile("playbook.yml", "").beginning();
    Task task =
        new Task(
            place,
            Keywords.none(),
            Scalar.text(place, module),
            new Mapping(place, List.of()),
            Optional.empty());
    Surroundings around = new Surroundings(List.of(Keywords.none()));
    return new TaskNode(0, TaskNode.Kind.TASK, task, around, List.of(), List.of());
  }

  private void add(String host, boolean perHost, boolean aggregate, Map<String, ?> data) {
    add(host, Map.of("data", data, "per_host", perHost, "aggregate", aggregate), false);
  }

  private void add(String host, Map<String, ?> statistics, boolean hidden) {
    TaskNode node = node("ansible.builtin.set_stats");
    Outcome outcome = new Outcome.Unchanged(Map.of("ansible_stats", statistics));
    ItemResult item = new ItemResult(Optional.empty(), outcome);
    count.add(
        node,
        new TaskResult(
            host, node, "t", List.of(item), false, hidden, Optional.empty(), Duration.ZERO));
  }

  @Test
  void valuesOfAKind_areAdded() {
    add("a", false, true, Map.of("n", 1L, "t", "x", "l", List.of(1), "m", Map.of("k", Map.of())));
    add("b", false, true, Map.of("n", 2L, "t", "y", "l", List.of(2)));
    add("b", false, true, Map.of("n", 0.5, "m", Map.of("k", Map.of("i", 1))));

    assertThat(count.statistics().run())
        .containsEntry("n", 3.5)
        .containsEntry("t", "xy")
        .containsEntry("l", List.of(1, 2))
        .containsEntry("m", Map.of("k", Map.of("i", 1)));
    assertThat(count.statistics().hosts()).isEmpty();
  }

  @Test
  void valueOfAnotherKind_leavesTheFirst() {
    add("a", false, true, Map.of("n", 1L));
    add("a", false, true, Map.of("n", "one"));

    assertThat(count.statistics().run()).containsEntry("n", 1L);
  }

  @Test
  void withoutAggregate_theLatestCounts() {
    add("a", false, true, Map.of("n", 1L));
    add("a", false, false, Map.of("n", "one"));

    assertThat(count.statistics().run()).containsEntry("n", "one");
  }

  @Test
  void perHost_countsForTheHost() {
    add("a", true, true, Map.of("n", 1L));
    add("b", true, true, Map.of("n", 5L));
    add("a", true, true, Map.of("n", 1L));

    assertThat(count.statistics().run()).isEmpty();
    assertThat(count.statistics().hosts())
        .containsEntry("a", Map.of("n", 2L))
        .containsEntry("b", Map.of("n", 5L));
  }

  @Test
  void hiddenValues_areMasked() {
    Map<String, Object> secret =
        Map.of("data", Map.of("n", "secret"), "per_host", false, "aggregate", true);
    add("a", secret, true);

    assertThat(count.statistics().run()).containsEntry("n", Redactions.MASK);
  }

  @Test
  void otherModules_addNothing() {
    TaskNode node = node("debug");
    Map<String, Object> values = Map.of("ansible_stats", Map.of("data", Map.of("n", 1L)));
    ItemResult item = new ItemResult(Optional.empty(), new Outcome.Unchanged(values));
    count.add(node, Outcomes.result(node, "a", item));

    assertThat(count.statistics().isEmpty()).isTrue();
  }
}
