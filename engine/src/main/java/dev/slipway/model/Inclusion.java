package dev.slipway.model;

import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Scalar;
import java.util.List;

/**
 * A file of tasks or a role that is decided upon on each host when it gets there: {@code
 * include_tasks}, {@code include_role}. Everything that it can turn out to be is loaded already.
 *
 * @param keywords of the statement itself; the tasks do not get them
 * @param action the statement, where it is written
 * @param name the name of the file or role; may hold {@code ${...}}
 * @param choices what the name can be, at least one
 */
public record Inclusion(
    SourceRange range, Keywords keywords, Scalar action, Scalar name, List<Choice> choices)
    implements Step {
  public Inclusion {
    choices = List.copyOf(choices);
  }

  /**
   * @param name as the evaluated name has to be
   */
  public record Choice(String name, Block block) {}
}
