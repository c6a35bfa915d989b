package dev.slipway.graph;

import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;

/** Arguments that take the name of a variable where others take an expression. */
public final class VariableName {
  private VariableName() {}

  /** {@code name.key} as the expression {@code $name.key}; anything else as it is. */
  public static Node asExpression(Node written) {
    return switch (written) {
      case Scalar scalar when scalar.text().matches("[A-Za-z_][A-Za-z0-9_]*([.\\[].+)?") -> {
        String text = "$" + scalar.text();
        yield new Scalar(scalar.range(), text, text, scalar.style(), scalar.tag());
      }
      case Scalar _, Sequence _, Mapping _ -> written;
    };
  }
}
