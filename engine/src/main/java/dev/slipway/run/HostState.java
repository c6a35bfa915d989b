package dev.slipway.run;

import dev.slipway.graph.Gate;
import dev.slipway.graph.Section;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Host;
import dev.slipway.model.Precedence;
import dev.slipway.model.Task;
import dev.slipway.model.VariableLayer;
import dev.slipway.plan.ScopeFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a run knows of one host of the inventory, over all plays. Safe for several threads. */
final class HostState {
  private volatile Host host;
  private final Map<String, Object> produced = new LinkedHashMap<>();
  private final Map<String, Object> gathered = new LinkedHashMap<>();
  private final Map<Task, Notice> notified = new LinkedHashMap<>();
  private final Set<Task> missed = new LinkedHashSet<>();
  private final Map<TaskResult.Status, Integer> counts = new EnumMap<>(TaskResult.Status.class);
  private final Gates gates = new Gates();
  private final List<TaskResult> unanswered = new ArrayList<>();
  private final Map<Integer, Standing> standings = new HashMap<>();
  private final Map<Integer, VariableLayer> passes = new HashMap<>();
  private Optional<TaskResult> failure = Optional.empty();
  private int rescued;
  private boolean failed;
  private boolean reachable = true;
  private boolean ended;

  /**
   * Why a handler has to run.
   *
   * @param perhaps in a dry run the task of which it is not known whether it will notify
   */
  record Notice(Optional<String> perhaps) {
    static final Notice CERTAIN = new Notice(Optional.empty());
  }

  /**
   * How a host stood when it came to a block: a rescue answers nothing that was before.
   *
   * @param failures how many were not answered
   */
  private record Standing(int failures, int notReached, boolean failed) {
    static final Standing UNBLEMISHED = new Standing(0, 0, false);
  }

  /**
   * How a host came to a gate.
   *
   * @param goesOn whether it may go on
   * @param answered the failures that count no more
   */
  record Passing(boolean goesOn, List<TaskResult> answered) {}

  HostState(Host host) {
    this.host = host;
  }

  Host host() {
    return host;
  }

  /** It has other groups or variables from now on. */
  void become(Host other) {
    host = other;
  }

  String name() {
    return host.name();
  }

  /** Sets variables, as {@code register} and {@code set_fact} do. */
  synchronized void produce(Map<String, ?> variables) {
    produced.putAll(variables);
  }

  /** Adds facts that a task has gathered. */
  synchronized void gather(Map<String, ?> facts) {
    gathered.putAll(facts);
  }

  synchronized void forgetGathered() {
    gathered.clear();
  }

  synchronized Map<String, Object> gathered() {
    return new LinkedHashMap<>(gathered);
  }

  /** The variables that tasks have set so far. */
  synchronized List<VariableLayer> produced() {
    return List.of(
        ScopeFactory.data(
            Precedence.SET_FACT_AND_REGISTER,
            "set_fact and register",
            new LinkedHashMap<>(produced)));
  }

  /** Those of the named variables that tasks have set. */
  synchronized Map<String, Object> produced(Set<String> names) {
    Map<String, Object> found = new LinkedHashMap<>(produced);
    found.keySet().retainAll(names);
    return found;
  }

  /** What is certain stays so. */
  synchronized void notify(Task handler, Notice notice) {
    notified.merge(handler, notice, (before, after) -> before.perhaps().isEmpty() ? before : after);
  }

  /** Whether, and why, a handler has to run now; after that it is not notified any more. */
  synchronized Optional<Notice> takeNotice(Task handler) {
    return Optional.ofNullable(notified.remove(handler));
  }

  /** The handlers that are certain to be run, and were not yet. */
  synchronized List<Task> notified() {
    Stream<Task> coming =
        notified.entrySet().stream()
            .filter(entry -> entry.getValue().perhaps().isEmpty())
            .map(Map.Entry::getKey);
    return Stream.concat(missed.stream(), coming).distinct().toList();
  }

  /** A handler was to run, and the host did not get to it. */
  synchronized void miss(Task handler) {
    missed.add(handler);
  }

  /** Counts a task, and remembers a failure that takes the host out of the plays. */
  synchronized void count(TaskResult result) {
    TaskResult.Status status = result.status();
    counts.merge(status, 1, Integer::sum);
    boolean refused =
        result.items().stream().anyMatch(item -> item.outcome() instanceof Outcome.Deviating);
    reachable &= status != TaskResult.Status.UNREACHABLE && !refused;
    if (status == TaskResult.Status.FAILED || status == TaskResult.Status.UNREACHABLE) {
      failed = true;
      failure = Optional.of(result);
    }
    if (status == TaskResult.Status.FAILED) {
      unanswered.add(result);
    }
  }

  /** The latest task that failed. */
  synchronized Optional<TaskResult> failure() {
    return failure;
  }

  /** Comes to a gate. A rescued host has not failed, unless it had before the block. */
  synchronized Passing pass(Gate gate, boolean blocked) {
    Gates.Decision decision = gates.pass(gate, blocked, reachable);
    if (gate.step() == Gate.Step.ENTER) {
      standings.put(
          gate.block(), new Standing(unanswered.size(), of(TaskResult.Status.NOT_REACHED), failed));
    }
    List<TaskResult> answered =
        decision == Gates.Decision.RESCUED ? rescue(gate.block()) : List.of();
    return new Passing(decision != Gates.Decision.STOP, answered);
  }

  private List<TaskResult> rescue(int block) {
    Standing before = standings.getOrDefault(block, Standing.UNBLEMISHED);
    List<TaskResult> since = unanswered.subList(before.failures(), unanswered.size());
    List<TaskResult> answered = List.copyOf(since);
    since.clear();
    rescued += answered.size();
    counts.put(TaskResult.Status.FAILED, before.failures());
    counts.put(TaskResult.Status.NOT_REACHED, before.notReached());
    failed = before.failed();
    return answered;
  }

  /** An inclusion is one of its choices on this host. */
  synchronized void choose(Gate gate, int choice) {
    gates.choose(gate, choice);
  }

  /** A pass of the loop of an inclusion begins; until it is left, what is inside sees these. */
  synchronized void enterPass(int inclusion, VariableLayer variables) {
    passes.put(inclusion, variables);
  }

  /** The loop of an inclusion is over: nothing inside of it is done any more. */
  synchronized void leaveLoop(Gate inclusion) {
    passes.remove(inclusion.block());
    gates.choose(inclusion, Gates.NONE);
  }

  /** What a node sees of the loops of the inclusions around it, and of its own if it is one. */
  synchronized List<VariableLayer> passes(TaskNode node) {
    Stream<Integer> around = node.sections().stream().map(Section::block);
    Stream<Integer> own = node.gate().stream().map(Gate::block);
    return Stream.concat(around, own)
        .flatMap(block -> Optional.ofNullable(passes.get(block)).stream())
        .toList();
  }

  /** Whether the host does what stands in all of these sections. */
  synchronized boolean isIn(List<Section> sections) {
    return gates.leadInto(sections);
  }

  synchronized boolean failed() {
    return failed;
  }

  /** Whatever failed so far is forgiven, and returned; the host takes part again. */
  synchronized List<TaskResult> clearErrors() {
    List<TaskResult> forgiven = List.copyOf(unanswered);
    unanswered.clear();
    standings.clear();
    for (TaskResult.Status status :
        List.of(TaskResult.Status.FAILED, TaskResult.Status.UNREACHABLE)) {
      counts.merge(TaskResult.Status.IGNORED, of(status), Integer::sum);
      counts.remove(status);
    }
    counts.remove(TaskResult.Status.NOT_REACHED);
    failed = false;
    reachable = true;
    failure = Optional.empty();
    return forgiven;
  }

  /** The host is done with the innermost role that a node stands in. */
  synchronized void leaveRole(TaskNode node) {
    node.sections().reversed().stream()
        .filter(section -> section.part() == Section.Part.ROLE)
        .findFirst()
        .ifPresent(gates::leave);
  }

  /** A role is done once more, in another pass of a loop. */
  synchronized void reenter(Section role) {
    gates.forget(role.block());
  }

  /** The host is done with the play. */
  synchronized void end() {
    ended = true;
  }

  synchronized boolean ended() {
    return ended;
  }

  /** Another play begins: what belongs to a play is forgotten. */
  synchronized void beginPlay() {
    ended = false;
    notified.clear();
    missed.clear();
    gates.forget();
    passes.clear();
  }

  synchronized Recap.Counts counts(long exchanges) {
    return new Recap.Counts(
        of(TaskResult.Status.UNCHANGED) + of(TaskResult.Status.IGNORED),
        of(TaskResult.Status.CHANGED),
        of(TaskResult.Status.AFTER_APPLY),
        of(TaskResult.Status.SKIPPED),
        of(TaskResult.Status.FAILED),
        of(TaskResult.Status.UNREACHABLE),
        of(TaskResult.Status.IGNORED),
        rescued,
        of(TaskResult.Status.NOT_REACHED),
        exchanges);
  }

  private int of(TaskResult.Status status) {
    return counts.getOrDefault(status, 0);
  }
}
