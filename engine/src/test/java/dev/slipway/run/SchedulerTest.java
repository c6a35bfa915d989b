package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.graph.Edge;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of schedules of random graphs with random failures: what comes before has ended, what
 * is downstream of a failure is told so, everything ends exactly once.
 */
class SchedulerTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 50})
  void randomGraphs_everyOrderIsKept(int forks) throws InterruptedException {
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed * 31L + forks);
      TaskGraph graph = RandomGraphs.graph(random, 1 + random.nextInt(12));
      Recorder recorder = new Recorder(graph, 1 + random.nextInt(5), random);
      new Scheduler(graph, recorder.hosts, forks, recorder).run();
      assertThat(recorder.broken).as("seed %s", seed).isEmpty();
      assertThat(recorder.ended).hasSize(graph.nodes().size() * recorder.hosts);
      assertThat(recorder.left)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, recorder.hosts).boxed().toList());
      assertThat(recorder.most.get()).isLessThanOrEqualTo(forks);
    }
  }

  /** Fails at random, and notes every rule that is broken. */
  private static final class Recorder implements Scheduler.Work {
    private final TaskGraph graph;
    private final int hosts;
    private final Set<Integer> once = new HashSet<>();
    private final Set<Long> failing = new HashSet<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Long> badly = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final List<Integer> left = new ArrayList<>();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Recorder(TaskGraph graph, int hosts, Random random) {
      this.graph = graph;
      this.hosts = hosts;
      for (TaskNode node : graph.nodes()) {
        if (random.nextInt(6) == 0) {
          once.add(node.index());
        }
        for (int host = 0; host < hosts; host++) {
          if (random.nextInt(8) == 0) {
            failing.add(key(node.index(), host));
          }
        }
      }
    }

    @Override
    public boolean run(TaskNode node, int host, boolean blocked) {
      most.accumulateAndGet(active.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      try {
        return end(node, host, blocked);
      } finally {
        active.decrementAndGet();
      }
    }

    @Override
    public synchronized void left(int host) {
      left.add(host);
      if (ended.stream().filter(key -> key % 1000 == host).count() != graph.nodes().size()) {
        broken.add(host + " was left before its end");
      }
    }

    private synchronized boolean end(TaskNode node, int host, boolean blocked) {
      check(node, host, blocked);
      boolean well = !blocked && !failing.contains(key(node.index(), host));
      if (!ended.add(key(node.index(), host))) {
        broken.add(node.index() + " ended twice on " + host);
      }
      if (!well) {
        badly.add(key(node.index(), host));
      }
      return well;
    }

    private void check(TaskNode node, int host, boolean blocked) {
      boolean expected = false;
      for (Edge edge : graph.incoming().get(node.index())) {
        boolean all = edge.relation() == Edge.Relation.ALL_HOSTS;
        for (int other = 0; other < hosts; other++) {
          if ((all || other == host) && !ended.contains(key(edge.from(), other))) {
            broken.add(node.index() + " started on " + host + " before " + edge.from());
          }
        }
        expected |= !all && badly.contains(key(edge.from(), host));
      }
      if (blocked != expected) {
        broken.add(node.index() + " on " + host + " was told " + blocked);
      }
    }

    @Override
    public boolean isOnce(TaskNode node) {
      return once.contains(node.index());
    }

    @Override
    public BitSet runOnce(TaskNode node, BitSet blocked) {
      BitSet result = new BitSet();
      for (int host = 0; host < hosts; host++) {
        result.set(host, !run(node, host, blocked.get(host)));
      }
      return result;
    }

    private static long key(int node, int host) {
      return node * 1000L + host;
    }
  }
}
