package dev.slipway.model;

import dev.slipway.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that share keywords: a {@code block}, an imported file of tasks, or a role.
 *
 * @param role the role that these tasks belong to, when the block is a role
 */
public record Block(SourceRange range, Keywords keywords, Optional<Role> role, List<Step> steps)
    implements Step {
  public Block {
    steps = List.copyOf(steps);
  }
}
