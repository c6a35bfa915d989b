package dev.slipway.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.Node;

/** The keys of a reference, as far as they can be told without evaluating it. */
final class ReferencePath {
  private ReferencePath() {}

  /** The keys among the first steps. */
  static List<String> of(StrictReference reference, int steps) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      Optional<String> key = key(reference.jjtGetChild(i));
      if (key.isEmpty()) {
        break;
      }
      path.add(key.get());
    }
    return path;
  }

  private static Optional<String> key(Node step) {
    return switch (step) {
      case ASTIdentifier identifier -> Optional.of(identifier.getIdentifier());
      case ASTIndex index -> Optional.of(literal(index.jjtGetChild(0)));
      case ASTMethod method when isGet(method) -> Optional.of(literal(method.jjtGetChild(1)));
      default -> Optional.empty();
    };
  }

  private static boolean isGet(ASTMethod method) {
    return method.getMethodName().equals("get") && method.jjtGetNumChildren() == 2;
  }

  private static String literal(Node key) {
    return switch (key) {
      case ASTExpression expression -> literal(expression.jjtGetChild(0));
      case Literals.Text text when text.tree().isEmpty() -> text.content();
      case Literals.Whole number -> number.digits();
      default -> Reference.ANY;
    };
  }
}
