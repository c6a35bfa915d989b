package dev.slipway.tree;

import dev.slipway.diagnostic.SourceRange;
import java.util.List;

/** A list, in the order it was written. */
public record Sequence(SourceRange range, List<Node> items) implements Node {
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public boolean isLiteral() {
    return items.stream().allMatch(Node::isLiteral);
  }

  @Override
  public String describe() {
    return "a list";
  }
}
