package dev.slipway.run;

import dev.slipway.graph.Gate;
import dev.slipway.graph.Section;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.KnownAfterApplyException;
import dev.slipway.template.Scope;
import java.util.List;
import java.util.Optional;

/** Judges whether the failure of a task on a host ends the play for all. */
final class Fatality {
  private static final int PERCENT = 100;

  private final PlayContext play;

  Fatality(PlayContext play) {
    this.play = play;
  }

  /**
   * By {@code any_errors_fatal} and {@code max_fail_percentage}; a failure that a rescue answers is
   * none.
   */
  boolean isReached(TaskNode node, HostState state) {
    if (isAnswered(node)) {
      return false;
    }
    Scope scope = play.scopes().scope(state.host(), node, MagicVariables.layers(play, node, state));
    Keywording keywords = new Keywording(play.renderer(), node, scope);
    try {
      return keywords.isSet(Keyword.ANY_ERRORS_FATAL) || tooMany(scope);
    } catch (ExpressionException
        | KnownAfterApplyException
        | Facts.HostFailure
        | NumberFormatException e) {
      // A limit that cannot be told must not be taken for none.
      return true;
    }
  }

  private boolean isAnswered(TaskNode node) {
    List<Integer> tried =
        node.sections().stream()
            .filter(section -> section.part() == Section.Part.TRY)
            .map(Section::block)
            .toList();
    return play.graph().nodes().stream()
        .flatMap(other -> other.gate().stream())
        .filter(gate -> gate.step() == Gate.Step.RESCUE)
        .anyMatch(gate -> tried.contains(gate.block()));
  }

  private boolean tooMany(Scope scope) {
    Optional<Long> limit =
        play.graph()
            .play()
            .keywords()
            .get(Keyword.MAX_FAIL_PERCENTAGE)
            .map(written -> String.valueOf(play.renderer().render(written, scope)).strip())
            .map(Long::valueOf);
    long failed = play.playHosts().stream().filter(HostState::failed).count();
    return limit.isPresent() && failed * PERCENT > limit.get() * play.playHosts().size();
  }
}
