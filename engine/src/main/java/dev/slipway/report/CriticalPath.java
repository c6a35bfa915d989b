package dev.slipway.report;

import dev.slipway.graph.Edge;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tasks that nothing could have been done without waiting for: back from what ended last, of
 * all that had to end before, each time the one that ended last.
 */
final class CriticalPath {
  private final List<TaskGraph> plays;
  private final IdentityHashMap<TaskNode, List<Span>> spans = new IdentityHashMap<>();

  /**
   * A task on a host.
   *
   * @param start in nanoseconds since the run began
   * @param end likewise
   */
  record Span(TaskNode node, String host, long start, long end) {
    long length() {
      return end - start;
    }
  }

  CriticalPath(List<TaskGraph> plays, List<Span> all) {
    this.plays = plays;
    all.forEach(span -> spans.computeIfAbsent(span.node(), _ -> new ArrayList<>()).add(span));
  }

  /** From the first task to the last. */
  List<Span> spans() {
    List<Span> path = new ArrayList<>();
    int play = plays.size();
    Optional<Span> at = Optional.empty();
    while (at.isPresent() || play > 0) {
      if (at.isEmpty()) {
        play--;
        at = latest(plays.get(play).nodes().stream().flatMap(this::of));
      } else {
        path.add(at.get());
        at = latest(before(plays.get(play), at.get()));
      }
    }
    return path.reversed();
  }

  private Stream<Span> of(TaskNode node) {
    return spans.getOrDefault(node, List.of()).stream();
  }

  private static Optional<Span> latest(Stream<Span> of) {
    return of.max(Comparator.comparingLong(Span::end));
  }

  /** For a task on the same host, or on all. */
  private record Wait(int task, boolean all) {}

  /** What had to end before; through those that took no part on the host. */
  private Stream<Span> before(TaskGraph graph, Span later) {
    List<Span> found = new ArrayList<>();
    List<List<Edge>> incoming = graph.incoming();
    Set<Wait> seen = new HashSet<>();
    Deque<Edge> open = new ArrayDeque<>(incoming.get(later.node().index()));
    while (!open.isEmpty()) {
      Edge edge = open.remove();
      boolean all = edge.relation() == Edge.Relation.ALL_HOSTS;
      if (!seen.add(new Wait(edge.from(), all))) {
        continue;
      }
      List<Span> done =
          of(graph.nodes().get(edge.from()))
              .filter(span -> all || span.host().equals(later.host()))
              .toList();
      found.addAll(done);
      if (done.isEmpty()) {
        open.addAll(incoming.get(edge.from()));
      }
    }
    return found.stream();
  }
}
