package dev.slipway.template;

import java.util.List;

/** A value of YAML, taken apart. */
record CompiledText(List<Piece> pieces) {

  CompiledText {
    pieces = List.copyOf(pieces);
  }

  /** One after the other they make the value. */
  sealed interface Piece {}

  /** Characters that stay as they are. */
  record Literal(String text) implements Piece {}

  /**
   * A {@code ${...}}; parsed once for all values that hold the same.
   *
   * @param start where it begins in the value
   */
  record Expression(StrictReference reference, int start) implements Piece {}

  /** Whether it is one reference and nothing else, so that its value keeps its type. */
  boolean isLoneReference() {
    return pieces.size() == 1 && pieces.getFirst() instanceof Expression;
  }
}
