package dev.slipway.template;

import java.util.Optional;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.parser.node.ASTAndNode;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTNotNode;
import org.apache.velocity.runtime.parser.node.ASTOrNode;
import org.apache.velocity.runtime.parser.node.Node;

/** Finds conditions whose truth is known before any variable is. */
final class Constancy {
  private final InternalContextAdapter nothing;

  /**
   * @param nothing a context without variables
   */
  Constancy(InternalContextAdapter nothing) {
    this.nothing = nothing;
  }

  /** Whether the condition holds, whatever the variables are; empty when it depends on them. */
  Optional<Boolean> truth(Node condition) {
    return switch (condition) {
      case ASTExpression whole when whole.jjtGetNumChildren() == 1 -> truth(whole.jjtGetChild(0));
      case ASTNotNode not -> truth(not.jjtGetChild(0)).map(truth -> !truth);
      case ASTAndNode and -> joined(and, false);
      case ASTOrNode or -> joined(or, true);
      default -> evaluated(condition);
    };
  }

  /**
   * @param decisive the truth that one side alone gives to both together
   */
  private Optional<Boolean> joined(Node operation, boolean decisive) {
    Optional<Boolean> left = truth(operation.jjtGetChild(0));
    Optional<Boolean> right = truth(operation.jjtGetChild(1));
    Optional<Boolean> decided = Optional.of(decisive);
    if (left.equals(decided) || right.equals(decided)) {
      return decided;
    }
    return left.isPresent() && right.isPresent() ? Optional.of(!decisive) : Optional.empty();
  }

  private Optional<Boolean> evaluated(Node part) {
    if (!ReferenceCollector.of(part).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(part.evaluate(nothing));
    } catch (Failure | VelocityException failure) {
      // It fails in every run: that is told when it does, and is another matter.
      return Optional.empty();
    }
  }
}
