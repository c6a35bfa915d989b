package dev.slipway.run;

import dev.slipway.graph.Handlers;
import dev.slipway.graph.Notifications;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.model.Task;
import dev.slipway.template.Scope;
import dev.slipway.tree.Scalar;
import java.util.List;

/** Tells the handlers of a play what was changed. */
final class HandlerNotices {
  private final PlayContext play;
  private final List<Task> handlers;

  HandlerNotices(PlayContext play) {
    this.play = play;
    this.handlers = Handlers.tasks(play.graph().play());
  }

  /** What a task notifies, on the host where it ran. */
  void send(TaskNode node, HostState state, HostState.Notice notice) {
    Scope scope = play.scopes().scope(state.host(), node, MagicVariables.layers(play, node, state));
    for (Scalar written : node.surroundings().texts(Keyword.NOTIFY)) {
      String notified = play.renderer().renderText(written, scope);
      Notifications.answering(handlers, notified).forEach(handler -> state.notify(handler, notice));
    }
  }
}
