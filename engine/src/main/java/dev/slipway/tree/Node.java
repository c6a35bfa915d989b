package dev.slipway.tree;

import dev.slipway.diagnostic.SourceRange;

/** A value as a user wrote it, before anything in it is evaluated. */
public sealed interface Node permits Scalar, Sequence, Mapping {

  SourceRange range();

  /** What kind of thing this is, in words for a diagnostic: "a list", "text", "a number" ... */
  String describe();
}
