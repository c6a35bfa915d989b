package dev.slipway.run;

import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.graph.MetaAction;
import dev.slipway.graph.TaskNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out one {@code meta} task on one host. */
final class Meta {
  private final PlayContext play;
  private final TaskNode node;
  private final HostState state;

  Meta(PlayContext play, TaskNode node, HostState state) {
    this.play = play;
    this.node = node;
    this.state = state;
  }

  /**
   * Only a host that it is not for has something to report, and an inventory that cannot be read
   * again; whether it ended well.
   */
  boolean run() {
    Optional<TaskResult> skipped = new TaskRun(play, node, state).skipped();
    if (skipped.isPresent()) {
      report(skipped.get());
      return true;
    }
    switch (MetaAction.of(node.task())) {
      case END_HOST -> state.end();
      case END_PLAY -> play.allHosts().forEach(HostState::end);
      case END_BATCH -> play.playHosts().forEach(HostState::end);
      case END_ROLE -> state.leaveRole(node);
      case CLEAR_HOST_ERRORS -> {
        List<TaskResult> forgiven = state.clearErrors();
        if (!forgiven.isEmpty()) {
          play.services().events().on(new RunEvent.FailuresAnswered(state.name(), forgiven));
        }
        forEachRemote(RemoteHost::close);
      }
      case CLEAR_FACTS -> {
        state.forgetGathered();
        forEachRemote(RemoteHost::changed);
      }
      case RESET_CONNECTION -> forEachRemote(RemoteHost::close);
      case REFRESH_INVENTORY -> {
        return refresh();
      }
      case FLUSH_HANDLERS, NOOP -> {}
    }
    return true;
  }

  private boolean refresh() {
    try {
      play.services().population().refresh();
      return true;
    } catch (InvalidInputException e) {
      Outcome outcome =
          Outcomes.failed(
              "The inventory cannot be read again: " + e.problems().getFirst().message(),
              e.problems().getFirst().fix());
      report(Outcomes.result(node, state, outcome));
      return false;
    }
  }

  private void report(TaskResult result) {
    state.count(result);
    play.services().events().on(new RunEvent.TaskEnded(result));
  }

  private void forEachRemote(Consumer<RemoteHost> action) {
    play.services().remotes().of(state.name()).forEach(action);
  }
}
