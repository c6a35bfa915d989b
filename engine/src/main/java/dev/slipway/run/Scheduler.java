package dev.slipway.run;

import dev.slipway.graph.Edge;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs the tasks of a graph on hosts, each as soon as what comes before it has ended.
 *
 * <p>Guarantees: a task starts on a host when every edge that ends at it is satisfied; when a task
 * ended badly on a host, what follows it there (by edges of the same host) is told so and ends
 * badly too; every task ends exactly once on every host; at most {@code forks} pieces of work are
 * under way. A task that runs once is one piece of work for all hosts.
 */
final class Scheduler {

  /** What the scheduler runs. Implementations return normally, whatever happens. */
  interface Work {
    /**
     * Runs a task on a host.
     *
     * @param blocked whether something before it ended badly on this host
     * @return whether it ended well
     */
    boolean run(TaskNode node, int host, boolean blocked);

    /** Whether a task runs once for all hosts. */
    boolean isOnce(TaskNode node);

    /**
     * Runs a task once for all hosts.
     *
     * @param blocked the hosts on which something before it ended badly
     * @return the hosts on which it ended badly
     */
    BitSet runOnce(TaskNode node, BitSet blocked);

    /** A host is done: every task has ended on it. Returns at once. */
    void left(int host);
  }

  private record Instance(int node, int host) {}

  private final TaskGraph graph;
  private final int hosts;
  private final Work work;
  private final Semaphore forks;
  private final List<List<Edge>> outgoing;
  private final int[] missing;
  private final int[] hostsLeft;
  private final int[] nodesLeft;
  private final int[] gathered;
  private final BitSet blocked;
  private final CountDownLatch left;
  private final AtomicReference<@org.jspecify.annotations.Nullable Throwable> bug =
      new AtomicReference<>(null);

  Scheduler(TaskGraph graph, int hosts, int forks, Work work) {
    int nodes = graph.nodes().size();
    this.graph = graph;
    this.hosts = hosts;
    this.work = work;
    this.forks = new Semaphore(forks, true);
    this.outgoing = graph.outgoing();
    this.missing = new int[nodes * hosts];
    this.hostsLeft = new int[nodes];
    this.nodesLeft = new int[hosts];
    this.gathered = new int[nodes];
    this.blocked = new BitSet(nodes * hosts);
    this.left = new CountDownLatch(nodes * hosts);
  }

  /** Returns when every task has ended on every host. */
  void run() throws InterruptedException {
    List<Deque<Instance>> starts = prepare();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      starts.forEach(ready -> threads.execute(() -> guarded(ready, threads)));
      awaitEnd(threads);
    }
    Throwable thrown = bug.get();
    if (thrown != null) {
      throw new IllegalStateException("a task ended with a bug", thrown);
    }
  }

  private void awaitEnd(ExecutorService threads) throws InterruptedException {
    try {
      left.await();
    } catch (InterruptedException e) {
      threads.shutdownNow();
      throw e;
    }
  }

  private synchronized List<Deque<Instance>> prepare() {
    Arrays.fill(hostsLeft, hosts);
    Arrays.fill(nodesLeft, graph.nodes().size());
    List<List<Edge>> incoming = graph.incoming();
    List<Deque<Instance>> starts = new ArrayList<>();
    for (TaskNode node : graph.nodes()) {
      int edges = incoming.get(node.index()).size();
      for (int host = 0; host < hosts; host++) {
        missing[at(node.index(), host)] = edges;
        if (edges == 0 && isReady(node)) {
          starts.add(new ArrayDeque<>(List.of(new Instance(node.index(), host))));
        }
      }
    }
    return starts;
  }

  private void guarded(Deque<Instance> ready, ExecutorService threads) {
    try {
      go(ready, threads);
    } catch (RuntimeException | Error e) {
      bug.compareAndSet(null, e);
      while (left.getCount() > 0) {
        left.countDown();
      }
    }
  }

  /**
   * Follows one strand of work to its end; other strands that become ready get threads of their
   * own. A strand keeps its place among the forks: so hosts come to their end one after another,
   * and what is known of a host while it is at work is needed for so many hosts only.
   */
  private void go(Deque<Instance> first, ExecutorService threads) {
    Deque<Instance> ready = first;
    forks.acquireUninterruptibly();
    try {
      while (!ready.isEmpty()) {
        Instance next = ready.pop();
        ready.forEach(
            other -> {
              Deque<Instance> strand = new ArrayDeque<>(List.of(other));
              threads.execute(() -> guarded(strand, threads));
            });
        ready = perform(next);
      }
    } finally {
      forks.release();
    }
  }

  private Deque<Instance> perform(Instance instance) {
    TaskNode node = graph.nodes().get(instance.node());
    return work.isOnce(node)
        ? endedOnce(node, work.runOnce(node, blockedHosts(node.index())))
        : ended(
            instance, work.run(node, instance.host(), isBlocked(node.index(), instance.host())));
  }

  private synchronized boolean isBlocked(int node, int host) {
    return blocked.get(at(node, host));
  }

  private synchronized BitSet blockedHosts(int node) {
    return blocked.get(at(node, 0), at(node, 0) + hosts);
  }

  private synchronized Deque<Instance> ended(Instance instance, boolean well) {
    Deque<Instance> ready = new ArrayDeque<>();
    end(instance.node(), instance.host(), well, ready);
    return ready;
  }

  private synchronized Deque<Instance> endedOnce(TaskNode node, BitSet badly) {
    Deque<Instance> ready = new ArrayDeque<>();
    for (int host = 0; host < hosts; host++) {
      end(node.index(), host, !badly.get(host), ready);
    }
    return ready;
  }

  private void end(int node, int host, boolean well, Deque<Instance> ready) {
    hostsLeft[node]--;
    if (--nodesLeft[host] == 0) {
      work.left(host);
    }
    for (Edge edge : outgoing.get(node)) {
      switch (edge.relation()) {
        case SAME_HOST -> {
          if (!well) {
            blocked.set(at(edge.to(), host));
          }
          satisfy(edge.to(), host, ready);
        }
        case AFTER -> satisfy(edge.to(), host, ready);
        case ALL_HOSTS -> {
          for (int other = 0; hostsLeft[node] == 0 && other < hosts; other++) {
            satisfy(edge.to(), other, ready);
          }
        }
      }
    }
    left.countDown();
  }

  private void satisfy(int node, int host, Deque<Instance> ready) {
    if (--missing[at(node, host)] == 0 && isReady(graph.nodes().get(node))) {
      ready.add(new Instance(node, host));
    }
  }

  /** A task that runs once is ready when it is on all hosts; the last to come starts it. */
  private boolean isReady(TaskNode node) {
    return !work.isOnce(node) || ++gathered[node.index()] == hosts;
  }

  private int at(int node, int host) {
    return node * hosts + host;
  }
}
