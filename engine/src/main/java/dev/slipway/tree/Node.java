package dev.slipway.tree;

import dev.slipway.diagnostic.SourceRange;

/** A value as a user wrote it, before anything in it is evaluated. */
public sealed interface Node permits Scalar, Sequence, Mapping {

  SourceRange range();

  /** What kind of thing this is, in words for a diagnostic: "a list", "text", "a number" ... */
  String describe();

  /**
   * Whether it is known as it stands: nothing in it is encrypted, and no text in it that may be
   * evaluated holds an expression. Bare conditions are another matter; what they are is told by
   * where they stand.
   */
  boolean isLiteral();
}
