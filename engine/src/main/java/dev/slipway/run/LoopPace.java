package dev.slipway.run;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.LoopControl;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Scope;
import dev.slipway.tree.Scalar;
import java.time.Duration;
import java.util.Optional;

/** What {@code loop_control} says about going from one pass of a loop to the next. */
final class LoopPace {
  private static final double MILLISECONDS = 1000;

  private final PlayContext play;
  private final LoopControl control;

  LoopPace(PlayContext play, TaskNode node) {
    this.play = play;
    this.control = LoopControl.of(node.task().keywords());
  }

  /**
   * Whether the pass that just ended was the last one.
   *
   * @throws dev.slipway.template.KnownAfterApplyException where a dry run cannot tell
   */
  boolean isBroken(Scope pass) {
    return control
        .breakWhen()
        .map(condition -> play.renderer().holds(condition, pass))
        .orElse(false);
  }

  /** Waits before another pass; whether there is to be one. A dry run does not wait. */
  boolean pause(Scope pass) {
    Optional<Scalar> pause = control.pause();
    if (pause.isEmpty() || play.options().dryRun()) {
      return true;
    }
    try {
      Thread.sleep(Duration.ofMillis((long) (seconds(pause.get(), pass) * MILLISECONDS)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private double seconds(Scalar written, Scope pass) {
    try {
      return Double.parseDouble(play.renderer().renderText(written, pass).strip());
    } catch (NumberFormatException e) {
      throw new ExpressionException(
          Problem.error(
              ProblemCode.WRONG_TYPE,
              written.range(),
              "\"pause\" is not a number of seconds here.",
              "make the expression give a number"));
    }
  }
}
