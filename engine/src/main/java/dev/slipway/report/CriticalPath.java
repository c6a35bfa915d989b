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
  private static final Comparator<Span> BY_END = Comparator.comparingLong(Span::end);

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

  /**
   * A step of the path.
   *
   * @param play the number of its play, from 0
   * @param waits the edges by which it had to wait for the step before it, the nearest first; none
   *     for the first of a play
   */
  record Step(int play, Span span, List<Edge> waits) {}

  CriticalPath(List<TaskGraph> plays, List<Span> all) {
    this.plays = plays;
    all.forEach(span -> spans.computeIfAbsent(span.node(), _ -> new ArrayList<>()).add(span));
  }

  /** From the first task to the last. */
  List<Step> steps() {
    List<Step> path = new ArrayList<>();
    int play = plays.size();
    Optional<Span> at = Optional.empty();
    while (at.isPresent() || play > 0) {
      if (at.isEmpty()) {
        play--;
        at = plays.get(play).nodes().stream().flatMap(this::of).max(BY_END);
      } else {
        Optional<Before> before = before(plays.get(play), at.get());
        path.add(new Step(play, at.get(), before.map(Before::waits).orElse(List.of())));
        at = before.map(Before::span);
      }
    }
    return path.reversed();
  }

  private Stream<Span> of(TaskNode node) {
    return spans.getOrDefault(node, List.of()).stream();
  }

  /** For a task on the same host, or on all. */
  private record Wait(int task, boolean all) {}

  private record Before(Span span, List<Edge> waits) {}

  /** Of what had to end before, what ended last; through those that took no part on the host. */
  private Optional<Before> before(TaskGraph graph, Span later) {
    List<Before> found = new ArrayList<>();
    List<List<Edge>> incoming = graph.incoming();
    Set<Wait> seen = new HashSet<>();
    Deque<List<Edge>> open = new ArrayDeque<>();
    incoming.get(later.node().index()).forEach(edge -> open.add(List.of(edge)));
    while (!open.isEmpty()) {
      List<Edge> waits = open.remove();
      Edge edge = waits.getLast();
      boolean all = edge.relation() == Edge.Relation.ALL_HOSTS;
      if (!seen.add(new Wait(edge.from(), all))) {
        continue;
      }
      List<Span> done =
          of(graph.nodes().get(edge.from()))
              .filter(span -> all || span.host().equals(later.host()))
              .toList();
      done.forEach(span -> found.add(new Before(span, waits)));
      if (done.isEmpty()) {
        incoming.get(edge.from()).forEach(further -> open.add(with(waits, further)));
      }
    }
    return found.stream().max(Comparator.comparing(Before::span, BY_END));
  }

  private static List<Edge> with(List<Edge> waits, Edge further) {
    return Stream.concat(waits.stream(), Stream.of(further)).toList();
  }
}
