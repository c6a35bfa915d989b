package dev.slipway.graph.check;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.tree.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses an id that stands on two tasks or blocks of a play. One that is there twice because its
 * file or role is used twice is one id.
 */
final class IdCheck {
  private IdCheck() {}

  static void check(Play play, Problems problems) {
    Map<String, Scalar> first = new HashMap<>();
    WrittenTask.steps(play)
        .map(step -> step.keywords().scalar(Keyword.ID))
        .flatMap(Optional::stream)
        .forEach(
            id -> {
              Scalar before = first.putIfAbsent(id.text(), id);
              if (before != null && !before.range().equals(id.range())) {
                problems.add(duplicate(id, before));
              }
            });
  }

  private static Problem duplicate(Scalar id, Scalar before) {
    return Problem.error(
            ProblemCode.DUPLICATE_ID,
            id.range(),
            "Two tasks of this play have the id \"" + id.text() + "\".",
            "give one of them another id")
        .withNotes(List.of(new Problem.Note(before.range(), "the first one")));
  }
}
