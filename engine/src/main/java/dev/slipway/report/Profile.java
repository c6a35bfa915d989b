package dev.slipway.report;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import dev.slipway.report.CriticalPath.Span;
import dev.slipway.run.EventSink;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the time of a run went, by its events: tasks, exchanges and hosts, waiting and working.
 * Takes one event at a time.
 */
public final class Profile implements EventSink {
  private final List<TaskGraph> plays;
  private final long begin = System.nanoTime();
  private final Map<String, IdentityHashMap<TaskNode, Long>> running = new HashMap<>();
  private final List<Span> tasks = new ArrayList<>();
  private final List<Talk> talks = new ArrayList<>();
  private long end;

  /**
   * An exchange with a host.
   *
   * @param start in nanoseconds since the run began
   * @param end likewise
   * @param during the task that was under way on the host, if any
   */
  record Talk(
      String host, RunEvent.Exchanged.Kind kind, long start, long end, Optional<String> during) {
    long length() {
      return end - start;
    }
  }

  /**
   * What a host did; all in nanoseconds.
   *
   * @param working while a task was under way
   * @param onHost the part of {@code working} in which the host was at work or on the way to it
   * @param waiting the rest of the run: for other hosts, or its turn
   */
  record HostTime(String host, long working, long onHost, long waiting, long exchanges) {}

  /**
   * @param playbooks for what had to wait for what
   */
  public Profile(List<CompiledPlaybook> playbooks) {
    this.plays = playbooks.stream().flatMap(one -> one.graphs().stream()).toList();
  }

  @Override
  public void on(RunEvent event) {
    end = System.nanoTime() - begin;
    switch (event) {
      case RunEvent.TaskStarted started ->
          running
              .computeIfAbsent(started.host(), _ -> new IdentityHashMap<>())
              .put(started.node(), end);
      case RunEvent.TaskEnded(TaskResult result) -> ended(result);
      case RunEvent.Exchanged exchanged ->
          talks.add(
              new Talk(
                  exchanged.host(),
                  exchanged.kind(),
                  Math.max(0, end - exchanged.took().toNanos()),
                  end,
                  during(exchanged.host())));
      case RunEvent.PlayStarted _,
          RunEvent.PlayPassedOver _,
          RunEvent.TaskPassedOver _,
          RunEvent.Transfer _,
          RunEvent.FailuresAnswered _,
          RunEvent.HandlersPending _,
          RunEvent.RunEnded _ -> {}
    }
  }

  /** What was not begun took no time. */
  private void ended(TaskResult result) {
    Long start = running.getOrDefault(result.host(), new IdentityHashMap<>()).remove(result.node());
    if (start != null) {
      tasks.add(new Span(result.node(), result.host(), start, end));
    }
  }

  private Optional<String> during(String host) {
    return running.getOrDefault(host, new IdentityHashMap<>()).keySet().stream()
        .map(TaskNode::title)
        .findFirst();
  }

  /** How long it took until the last event, in nanoseconds. */
  long took() {
    return end;
  }

  /** The tasks that took longest, each on one host; the longest first. */
  List<Span> slowestTasks(int most) {
    return tasks.stream()
        .sorted(Comparator.comparingLong(Span::length).reversed())
        .limit(most)
        .toList();
  }

  /** The exchanges that took longest; the longest first. */
  List<Talk> slowestExchanges(int most) {
    return talks.stream()
        .sorted(Comparator.comparingLong(Talk::length).reversed())
        .limit(most)
        .toList();
  }

  List<Span> criticalPath() {
    return new CriticalPath(plays, tasks).steps().stream().map(CriticalPath.Step::span).toList();
  }

  /** How long a task was at its host, of the time that it took. */
  long onHost(Span task) {
    return overlap(List.of(new Interval(task.start(), task.end())), talksOf(task.host()));
  }

  List<HostTime> hosts() {
    Map<String, List<Interval>> work = new HashMap<>();
    tasks.forEach(
        task ->
            work.computeIfAbsent(task.host(), _ -> new ArrayList<>())
                .add(new Interval(task.start(), task.end())));
    List<HostTime> hosts = new ArrayList<>();
    for (String host : new TreeSet<>(work.keySet())) {
      List<Interval> busy = Interval.union(work.getOrDefault(host, List.of()));
      long working = busy.stream().mapToLong(Interval::length).sum();
      long exchanges =
          talks.stream()
              .filter(talk -> talk.kind() != RunEvent.Exchanged.Kind.CONNECT)
              .filter(talk -> talk.host().equals(host))
              .count();
      hosts.add(
          new HostTime(host, working, overlap(busy, talksOf(host)), end - working, exchanges));
    }
    return hosts;
  }

  private List<Interval> talksOf(String host) {
    return Interval.union(
        talks.stream()
            .filter(talk -> talk.host().equals(host))
            .map(talk -> new Interval(talk.start(), talk.end()))
            .toList());
  }

  private static long overlap(List<Interval> left, List<Interval> right) {
    return left.stream()
        .mapToLong(one -> right.stream().mapToLong(other -> one.overlap(other)).sum())
        .sum();
  }
}
