package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Observes the coming tasks of a host ahead of their turn, so that their questions travel together.
 *
 * <p>It only fills the host's store of answers: when its turn comes, a task observes again by
 * itself and finds its answers there, so that what was asked ahead in vain does no harm. After a
 * change the answers are gone; then it looks only at the next task, together with what became of
 * the change, and further with every task that changes nothing, as a first run changes nearly
 * everything and a second one nearly nothing.
 */
final class LookAhead {
  private static final int FULL = 512;
  private static final int AFTER_CHANGE = 1;
  private static final int GROWTH = 4;

  private final List<TaskNode> nodes;
  private final int limit;
  private int window;
  private int seen;
  private int changes;

  /**
   * @param limit the tasks that may be looked ahead; 1 turns it off
   */
  LookAhead(List<TaskNode> nodes, int limit) {
    this.nodes = nodes;
    this.limit = Math.min(limit, FULL);
    this.window = this.limit;
  }

  /**
   * A task is about to be observed.
   *
   * @param changesSoFar grows whenever the host's answers were dropped
   * @return the tasks after it that should be observed now too
   */
  synchronized List<TaskNode> at(TaskNode node, int changesSoFar) {
    if (changesSoFar != changes) {
      changes = changesSoFar;
      window = Math.min(limit, AFTER_CHANGE);
      seen = node.index() + 1;
    } else if (node.index() >= seen) {
      window = Math.min(limit, window * GROWTH);
    } else {
      return List.of();
    }
    int from = Math.min(Math.max(seen, node.index() + 1), nodes.size());
    int to = Math.min(node.index() + window, nodes.size());
    seen = Math.max(seen, Math.max(from, to));
    return from < to ? nodes.subList(from, to) : List.of();
  }

  /** The task that comes next, to be observed when this one has made its change. */
  synchronized List<TaskNode> behind(TaskNode node) {
    int next = node.index() + 1;
    return limit > 1 && next < nodes.size() ? List.of(nodes.get(next)) : List.of();
  }

  /** Starts observations, all announced to the questions before any of them starts. */
  static void start(List<Runnable> ahead, Questions questions, Executor threads) {
    questions.enter(ahead.size());
    ahead.forEach(
        observation ->
            threads.execute(
                () ->
                    questions.observe(
                        () -> {
                          observation.run();
                          return true;
                        })));
  }
}
