package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Keeps a task from being done on more hosts at once than its {@code throttle} says. */
final class Throttles {
  private final Map<Integer, Semaphore> byNode = new ConcurrentHashMap<>();

  TaskResult run(TaskNode node, TaskRun task) {
    int limit = task.throttle();
    if (limit < 1) {
      return task.run();
    }
    // The first host's number holds; it is the same for all unless somebody wants it to be unclear.
    Semaphore places = byNode.computeIfAbsent(node.index(), _ -> new Semaphore(limit, true));
    places.acquireUninterruptibly();
    try {
      return task.run();
    } finally {
      places.release();
    }
  }
}
