package dev.slipway.run;

import dev.slipway.graph.MetaAction;
import dev.slipway.graph.Section;
import dev.slipway.graph.TaskNode;
import dev.slipway.host.HostException;
import dev.slipway.model.Keyword;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Scope;
import dev.slipway.tree.Scalar;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out one play: what the scheduler runs. */
final class PlayRun implements Scheduler.Work {
  private final PlayContext play;
  private final Map<String, Ahead> aheads = new ConcurrentHashMap<>();
  private final Throttles throttles = new Throttles();
  private final HandlerNotices notices;

  /** The first task whose failure ended the play; all hosts still do what comes before it. */
  private final AtomicInteger lastTask = new AtomicInteger(Integer.MAX_VALUE);

  /**
   * How a host is looked ahead on. A host that is reached elsewhere from some task on is looked
   * ahead on in vain, and no more than that.
   */
  private record Ahead(RemoteHost remote, LookAhead window) {}

  PlayRun(PlayContext play) {
    this.play = play;
    this.notices = new HandlerNotices(play);
  }

  private void answered(HostState state, List<TaskResult> failures) {
    if (!failures.isEmpty()) {
      play.services().events().on(new RunEvent.FailuresAnswered(state.name(), failures));
    }
  }

  @Override
  public boolean run(TaskNode node, int host, boolean blocked) {
    HostState state = play.playHosts().get(host);
    if (node.kind() == TaskNode.Kind.GATE) {
      HostState.Passing passing = state.pass(node.gate().orElseThrow(), blocked);
      answered(state, passing.answered());
      return passing.goesOn();
    }
    if (!state.isIn(node.sections())) {
      return !blocked;
    }
    if (node.kind() == TaskNode.Kind.TASK || node.kind() == TaskNode.Kind.META) {
      Optional<Course.Passed> passed = play.services().course().passedOver(node, state.name());
      if (passed.isPresent()) {
        passOver(node, state, passed.get());
        return !blocked;
      }
    }
    Optional<HostState.Notice> notice =
        node.kind() == TaskNode.Kind.HANDLER
            ? state.takeNotice(node.task())
            : Optional.of(HostState.Notice.CERTAIN);
    // A handler that nobody notified has nothing to do, and takes no part in the report.
    if (state.ended() || notice.isEmpty()) {
      return !blocked;
    }
    if (notice.get().perhaps().isPresent()) {
      Outcome outcome = new Outcome.AfterApply(notice.get().perhaps().get());
      finish(state, Outcomes.result(node, state, outcome));
      return true;
    }
    if ((blocked || isKeptFrom(node)) && !isForced(node) && !isForgiving(node)) {
      if (node.kind() == TaskNode.Kind.HANDLER) {
        state.miss(node.task());
      }
      finish(state, Outcomes.notReached(node, state));
      return false;
    }
    return switch (node.kind()) {
      case META -> new Meta(play, node, state).run();
      case INCLUDE -> include(node, host);
      case TASK, HANDLER, GATE -> task(node, state);
    };
  }

  private void passOver(TaskNode node, HostState state, Course.Passed passed) {
    state.produce(passed.values());
    if (passed.done()) {
      RunEvent event = new RunEvent.TaskPassedOver(state.name(), node, passed.values());
      play.services().events().on(event);
    }
  }

  /** Whether a failure ended the play for all hosts. */
  boolean isBrokenOff() {
    return lastTask.get() < Integer.MAX_VALUE;
  }

  /** What is always done is done also when the play is over. */
  private boolean isKeptFrom(TaskNode node) {
    return node.index() > lastTask.get()
        && node.sections().stream().noneMatch(section -> section.part() == Section.Part.ALWAYS);
  }

  @Override
  public boolean isOnce(TaskNode node) {
    return node.kind() != TaskNode.Kind.GATE
        && (node.surroundings().isGiven(Keyword.RUN_ONCE) || isRefresh(node));
  }

  /** One reading of the inventory is for all hosts. */
  private static boolean isRefresh(TaskNode node) {
    return node.kind() == TaskNode.Kind.META
        && MetaAction.of(node.task()) == MetaAction.REFRESH_INVENTORY;
  }

  /** The first host that is still in the play does it; all others get its result. */
  @Override
  public BitSet runOnce(TaskNode node, BitSet blocked) {
    BitSet badly = new BitSet();
    badly.or(blocked);
    int leader = leader(node, blocked);
    if (leader < 0) {
      return badly;
    }
    HostState first = play.playHosts().get(leader);
    boolean well = run(node, leader, false);
    for (int host = 0; host < play.playHosts().size(); host++) {
      if (!blocked.get(host)) {
        badly.set(host, !well);
        if (host != leader) {
          share(node, first, play.playHosts().get(host));
        }
      }
    }
    return badly;
  }

  /** The first host, or the first whose conditions hold where that is asked for and one has. */
  private int leader(TaskNode node, BitSet blocked) {
    boolean matching =
        node.surroundings()
            .innermost(Keyword.RUN_ONCE)
            .filter(value -> value instanceof Scalar s && s.text().equals(Keyword.FIRST_MATCH))
            .isPresent();
    int first = -1;
    for (int host = 0; host < play.playHosts().size(); host++) {
      HostState state = play.playHosts().get(host);
      if (blocked.get(host) || state.ended() || !state.isIn(node.sections())) {
        continue;
      }
      if (!matching || matches(node, state)) {
        return host;
      }
      first = first < 0 ? host : first;
    }
    return first;
  }

  private boolean matches(TaskNode node, HostState state) {
    return new TaskRun(play, node, state)
        .skipped()
        .filter(result -> result.status() == TaskResult.Status.SKIPPED)
        .isEmpty();
  }

  private static void share(TaskNode node, HostState from, HostState to) {
    to.produce(from.produced(dev.slipway.graph.Producers.of(node)));
  }

  /** A task in the loop of an inclusion; what runs once does so where the inclusion does. */
  private boolean inside(TaskNode node, int host, boolean blocked) {
    boolean well = run(node, host, blocked);
    if (isOnce(node)) {
      HostState leader = play.playHosts().get(host);
      play.playHosts().forEach(other -> share(node, leader, other));
    }
    return well;
  }

  private boolean task(TaskNode node, HostState state) {
    play.services().events().on(new RunEvent.TaskStarted(state.name(), node));
    lookAhead(node, state);
    TaskRun task = new TaskRun(play, node, state);
    TaskResult result =
        Observation.before(() -> lookBehind(node, state), () -> throttles.run(node, task));
    Newcomers.welcome(play.services().population(), state, node, result);
    play.services().statistics().add(node, result);
    if (result.status() == TaskResult.Status.CHANGED) {
      notices.send(node, state, HostState.Notice.CERTAIN);
    } else if (result.status() == TaskResult.Status.AFTER_APPLY) {
      notices.send(node, state, new HostState.Notice(Optional.of(result.title())));
    }
    finish(state, result);
    boolean well =
        result.status() != TaskResult.Status.FAILED
            && result.status() != TaskResult.Status.UNREACHABLE;
    if (!well && new Fatality(play).isReached(node, state)) {
      lastTask.accumulateAndGet(node.index(), Math::min);
    }
    return well;
  }

  /** Done also on a host that failed: it is there for that. */
  private static boolean isForgiving(TaskNode node) {
    return node.kind() == TaskNode.Kind.META
        && MetaAction.of(node.task()) == MetaAction.CLEAR_HOST_ERRORS;
  }

  private void finish(HostState state, TaskResult result) {
    state.count(result);
    play.services().events().on(new RunEvent.TaskEnded(result));
  }

  private boolean isForced(TaskNode node) {
    boolean forced =
        play.options().forceHandlers()
            || play.graph()
                .play()
                .keywords()
                .scalar(Keyword.FORCE_HANDLERS)
                .filter(scalar -> Boolean.TRUE.equals(scalar.value()))
                .isPresent();
    return forced && node.kind() == TaskNode.Kind.HANDLER;
  }

  /** Only a host that does not get in, or should and cannot, has something to report. */
  private boolean include(TaskNode node, int host) {
    HostState state = play.playHosts().get(host);
    if (node.repeatsWhatFollows()) {
      return new IncludedLoop(play, node, state, (inner, blocked) -> inside(inner, host, blocked))
          .run();
    }
    Inclusions.Found found = new Inclusions(play, node, state).find();
    found.choice().ifPresent(choice -> state.choose(node.gate().orElseThrow(), choice));
    found.result().ifPresent(result -> finish(state, result));
    return found.result().map(result -> result.status() != TaskResult.Status.FAILED).orElse(true);
  }

  /** What is known of a host that nobody waits for is only in the way, as is its connection. */
  @Override
  public void left(int host) {
    String name = play.playHosts().get(host).name();
    aheads.remove(name);
    if (!play.awaited().contains(name)) {
      play.threads().execute(() -> play.services().remotes().of(name).forEach(RemoteHost::rest));
    }
  }

  /** Observes the tasks that come next on the host. */
  private void lookAhead(TaskNode node, HostState state) {
    try {
      Ahead ahead = ahead(state);
      observe(ahead.window().at(node, ahead.remote().changes()), state, ahead);
    } catch (HostException | ExpressionException | KnownAfterApplyException e) {
      // The task itself meets the same in a moment, and reports it.
      aheads.remove(state.name());
    }
  }

  /** Observes the task behind one that has made its change; not behind one pass of many. */
  private void lookBehind(TaskNode node, HostState state) {
    Ahead ahead = aheads.get(state.name());
    if (ahead == null || node.surroundings().innermost(Keyword.LOOP).isPresent()) {
      return;
    }
    try {
      observe(ahead.window().behind(node), state, ahead);
    } catch (ExpressionException | KnownAfterApplyException e) {
      // The next task meets the same at its turn, and reports it; this one has done its work.
      return;
    }
  }

  private void observe(List<TaskNode> coming, HostState state, Ahead ahead) {
    List<TaskNode> expected =
        coming.stream()
            .filter(next -> next.kind() == TaskNode.Kind.TASK && state.isIn(next.sections()))
            .filter(next -> play.services().course().isExpected(next, state.name()))
            .toList();
    Observation.start(play, expected, state, ahead.remote());
  }

  private Ahead ahead(HostState state) throws HostException {
    Ahead known = aheads.get(state.name());
    if (known != null) {
      return known;
    }
    Scope scope = play.scopes().scope(state.host(), state.produced());
    LookAhead window = new LookAhead(play.graph().nodes(), play.options().window());
    Ahead made = new Ahead(Places.remote(play, state.name(), scope), window);
    Ahead first = aheads.putIfAbsent(state.name(), made);
    return first == null ? made : first;
  }
}
