package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.host.HostException;
import dev.slipway.model.Keyword;
import dev.slipway.module.TaskFailedException;
import dev.slipway.plan.LoopItems;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Observes tasks ahead of their turn, only to have the answers at hand then. What goes wrong here
 * is of no account: the task meets it again at its turn, if it is still so.
 */
final class Observation {
  /** Starts the observation of what comes next on the host of the task that the thread does. */
  private static final ScopedValue<Runnable> NEXT = ScopedValue.newInstance();

  private Observation() {}

  /**
   * Does a task; when it looks at the host again after its change, what comes next may be observed
   * in the same exchange.
   */
  static TaskResult before(
      Runnable next, ScopedValue.CallableOp<TaskResult, RuntimeException> task) {
    return ScopedValue.where(NEXT, next).call(task);
  }

  /** To be called when the thread's task is about to look at the host after its change. */
  static void startNext() {
    if (NEXT.isBound()) {
      NEXT.get().run();
    }
  }

  static void start(PlayContext play, List<TaskNode> coming, HostState state, RemoteHost remote) {
    List<Runnable> observations = new ArrayList<>();
    coming.stream()
        .filter(node -> node.surroundings().innermost(Keyword.DELEGATE_TO).isEmpty())
        .forEach(node -> observations.addAll(of(play, node, state)));
    LookAhead.start(observations, remote.questions(), play.threads());
  }

  private static List<Runnable> of(PlayContext play, TaskNode node, HostState state) {
    if (node.surroundings().innermost(Keyword.LOOP).isEmpty()) {
      return List.of(() -> observe(play, node, state, Optional.empty()));
    }
    int passes = passes(play, node, state);
    List<Runnable> observations = new ArrayList<>();
    for (int pass = 0; pass < passes; pass++) {
      Optional<Integer> index = Optional.of(pass);
      observations.add(() -> observe(play, node, state, index));
    }
    return observations;
  }

  private static int passes(PlayContext play, TaskNode node, HostState state) {
    try {
      return LoopItems.of(node, play.renderer(), scope(play, node, state))
          .map(List::size)
          .orElse(0);
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return 0;
    }
  }

  /** Each observation has a scope of its own, so that none waits for what another evaluates. */
  private static Scope scope(PlayContext play, TaskNode node, HostState state) {
    return play.scopes().scope(state.host(), node, MagicVariables.layers(play, node, state));
  }

  private static void observe(
      PlayContext play, TaskNode node, HostState state, Optional<Integer> pass) {
    try {
      Scope scope = scope(play, node, state);
      Scope inner =
          pass.map(
                  index ->
                      LoopItems.of(node, play.renderer(), scope).orElseThrow().get(index).scope())
              .orElse(scope);
      boolean wanted =
          node.surroundings().all(Keyword.WHEN).stream()
              .allMatch(condition -> play.renderer().holds(condition, inner));
      if (wanted) {
        TaskPlace place = Places.of(play, node, state, inner);
        play.binder().bind(node.task(), inner).observe(place.host().reader(place.become()));
      }
    } catch (HostException
        | ExpressionException
        | KnownAfterApplyException
        | TaskFailedException
        | Facts.HostFailure e) {
      return;
    }
  }
}
