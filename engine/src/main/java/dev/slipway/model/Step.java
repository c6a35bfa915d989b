package dev.slipway.model;

import dev.slipway.diagnostic.SourceRange;

/** One entry of a list of tasks. */
public sealed interface Step permits Task, Block, Inclusion {
  SourceRange range();

  Keywords keywords();
}
