package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.graph.TagSelection;
import dev.slipway.host.HostConnector;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.RunOptions;
import dev.slipway.run.TaskResult;
import dev.slipway.shelf.KeepModule;
import dev.slipway.shelf.Shelf;
import dev.slipway.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Observing ahead never changes an outcome: random playbooks, whose tasks read what others write,
 * end the same and tell the same whether tasks are observed ahead or not.
 */
final class LookAheadTest {
  private static final int PLAYBOOKS = 150;
  private static final int NONE = 1;
  private static final int FULL = 512;

  /** What happened to a task on a host; how long it took is of no account. */
  private record Ended(
      int task, String title, TaskResult.Status status, boolean ignored, List<ItemResult> items) {}

  /**
   * @param events of each host, in their order
   * @param texts what is on each host at the end
   */
  private record Course(
      Map<String, List<Ended>> events,
      Map<String, Map<String, String>> texts,
      Map<String, Recap.Counts> counts) {}

  /** A course, and how many round trips it took. */
  private record Taken(Course course, int exchanges) {}

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void randomPlaybooks_sameCourseWithAndWithoutLookingAhead(boolean dryRun)
      throws InterruptedException {
    for (long seed = 0; seed < PLAYBOOKS; seed++) {
      String playbook = new RandomPlaybook(new Random(seed)).text();
      Taken alone = run(playbook, seed, NONE, dryRun);
      Taken ahead = run(playbook, seed, FULL, dryRun);
      // Every text can be kept: what does not converge was judged by an answer of before.
      assertThat(alone.course().toString()).doesNotContain("did not converge");
      assertThat(ahead.course()).as("seed %d%n%s", seed, playbook).isEqualTo(alone.course());
    }
  }

  @Test
  void nothingToChange_lookingAheadSavesRoundTrips() throws InterruptedException {
    String tasks = "    - keep: {key: k1, value: k1}\n    - keep: {key: k2, value: k2}\n";
    String playbook = "- hosts: all\n  tasks:\n" + tasks.repeat(20);
    assertThat(run(playbook, 0, FULL, true).exchanges())
        .isLessThan(run(playbook, 0, NONE, true).exchanges());
  }

  private static Taken run(String playbook, long seed, int window, boolean dryRun)
      throws InterruptedException {
    Random random = new Random(seed);
    Map<String, Shelf> shelves = new TreeMap<>();
    for (String host : List.of("a", "b")) {
      shelves.put(host, new Shelf(RandomPlaybook.texts(random)));
    }
    HostConnector connector = target -> shelves.get(target.name());
    Map<String, List<Ended>> events = new TreeMap<>();
    Recap recap = run(playbook, options(window, dryRun), connector, events);
    Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    shelves.forEach((host, shelf) -> texts.put(host, shelf.texts()));
    Map<String, Recap.Counts> counts = new TreeMap<>();
    recap.hosts().forEach((host, one) -> counts.put(host, withoutExchanges(one)));
    int exchanges = shelves.values().stream().mapToInt(Shelf::exchanges).sum();
    return new Taken(new Course(events, texts, counts), exchanges);
  }

  private static Recap.Counts withoutExchanges(Recap.Counts counts) {
    return new Recap.Counts(
        counts.unchanged(),
        counts.changed(),
        counts.afterApply(),
        counts.skipped(),
        counts.failed(),
        counts.unreachable(),
        counts.ignored(),
        counts.rescued(),
        counts.notReached(),
        0);
  }

  private static RunOptions options(int window, boolean dryRun) {
    return new RunOptions(
        dryRun,
        10,
        window,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10),
        false);
  }

  private static Recap run(
      String playbook, RunOptions options, HostConnector connector, Map<String, List<Ended>> events)
      throws InterruptedException {
    Path nowhere = Path.of("").toAbsolutePath();
    Engine engine =
        new Engine(
            new EngineSettings(
                new ModuleRegistry(List.of(new KeepModule())),
                new RolePaths(nowhere, List.of(), nowhere),
                Map.of("ssh", connector),
                Vault.withoutPasswords()));
    Project project =
        engine.load(
            new SourceFile("random.yml", playbook),
            new ProjectRequest(
                List.of(), List.of("a,b"), Optional.empty(), TagSelection.everything(), List.of()));
    return engine.run(
        project,
        options,
        new Redactions(),
        event -> {
          if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
            events
                .computeIfAbsent(result.host(), _ -> new ArrayList<>())
                .add(
                    new Ended(
                        result.node().index(),
                        result.title(),
                        result.status(),
                        result.ignored(),
                        result.items()));
          }
        });
  }
}
