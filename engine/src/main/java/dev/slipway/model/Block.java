package dev.slipway.model;

import dev.slipway.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tasks that share keywords: a {@code block}, an imported file of tasks, or a role.
 *
 * @param role the role that these tasks belong to, when the block is a role
 * @param rescue done on a host where one of the steps failed
 * @param always done after the steps and the rescue, whatever came of them
 */
public record Block(
    SourceRange range,
    Keywords keywords,
    Optional<Role> role,
    List<Step> steps,
    List<Step> rescue,
    List<Step> always)
    implements Step {
  public Block {
    steps = List.copyOf(steps);
    rescue = List.copyOf(rescue);
    always = List.copyOf(always);
  }

  public Block(SourceRange range, Keywords keywords, Optional<Role> role, List<Step> steps) {
    this(range, keywords, role, steps, List.of(), List.of());
  }

  public Block withKeywords(Keywords others) {
    return new Block(range, others, role, steps, rescue, always);
  }

  /** Whether a failure in it is answered. */
  public boolean isGuarded() {
    return !rescue.isEmpty() || !always.isEmpty();
  }

  /** Everything in it: steps, rescue and always. */
  public List<Step> all() {
    return Stream.of(steps, rescue, always).flatMap(List::stream).toList();
  }
}
