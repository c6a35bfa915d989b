package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Scope;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Optional;

/** Finds out which of its choices an inclusion is on a host. */
final class Inclusions {
  private final PlayContext play;
  private final TaskNode node;
  private final HostState state;

  Inclusions(PlayContext play, TaskNode node, HostState state) {
    this.play = play;
    this.node = node;
    this.state = state;
  }

  /**
   * What was found.
   *
   * @param choice the choice that the host goes into
   * @param result why it goes into none
   */
  record Found(Optional<Integer> choice, Optional<TaskResult> result) {
    /** Why it goes into none. */
    Outcome outcome() {
      return result.orElseThrow().items().getFirst().outcome();
    }
  }

  Found find() {
    Optional<TaskResult> skipped = new TaskRun(play, node, state).skipped();
    return skipped.isPresent() ? new Found(Optional.empty(), skipped) : byName();
  }

  private Found byName() {
    Scalar written = (Scalar) node.task().arguments().get("name").orElseThrow();
    List<String> choices = node.gate().orElseThrow().choices();
    try {
      Scope scope =
          play.scopes().scope(state.host(), node, MagicVariables.layers(play, node, state));
      String name = play.renderer().renderText(written, scope);
      return choices.contains(name)
          ? new Found(Optional.of(choices.indexOf(name)), Optional.empty())
          : none(
              Outcomes.failed(
                  "There is nothing named \"" + name + "\" to include.",
                  "it can be one of: " + String.join(", ", choices)));
    } catch (ExpressionException | KnownAfterApplyException | Facts.HostFailure e) {
      return none(Outcomes.of(e));
    }
  }

  private Found none(Outcome outcome) {
    return new Found(Optional.empty(), Optional.of(Outcomes.result(node, state, outcome)));
  }
}
