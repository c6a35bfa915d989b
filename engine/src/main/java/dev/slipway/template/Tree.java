package dev.slipway.template;

import java.util.Optional;
import java.util.Set;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.ASTAddNode;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTGENode;
import org.apache.velocity.runtime.parser.node.ASTGTNode;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.ASTLENode;
import org.apache.velocity.runtime.parser.node.ASTLTNode;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.Node;

/** Replaces, in a tree that was just parsed, the nodes whose rules are ours. */
final class Tree {
  private static final Set<String> FILE_DIRECTIVES = Set.of("parse", "include");

  private Tree() {}

  /**
   * @throws ParseException when Velocity has passed over a sign, see {@link StraySigns}
   */
  static void makeStrict(Node parent) throws ParseException {
    boolean namesFiles =
        parent instanceof ASTDirective directive
            && FILE_DIRECTIVES.contains(directive.getDirectiveName());
    for (int i = 0; i < parent.jjtGetNumChildren(); i++) {
      Node parsed = parent.jjtGetChild(i);
      StraySigns.refuse(parsed);
      Optional<Node> strict = strict(parsed);
      strict.ifPresent(node -> moveChildren(parsed, node));
      Node child = strict.orElse(parsed);
      makeStrict(child);
      Node placed = namesFiles ? new FileArgument(child) : child;
      placed.jjtSetParent(parent);
      parent.jjtAddChild(placed, i);
    }
  }

  private static Optional<Node> strict(Node node) {
    return switch (node) {
      case ASTReference reference -> Optional.of(new StrictReference(reference));
      case ASTLTNode less -> Optional.of(new Operators.Less(less));
      case ASTLENode lessOrEqual -> Optional.of(new Operators.LessOrEqual(lessOrEqual));
      case ASTGTNode greater -> Optional.of(new Operators.Greater(greater));
      case ASTGENode greaterOrEqual -> Optional.of(new Operators.GreaterOrEqual(greaterOrEqual));
      // An ASTNENode is an ASTEQNode, too.
      case ASTNENode notEqual -> Optional.of(new Operators.NotEqual(notEqual));
      case ASTEQNode equal -> Optional.of(new Operators.Equal(equal));
      case ASTAddNode add -> Optional.of(new Operators.Add(add));
      case ASTIntegerLiteral literal -> Optional.of(new Literals.Whole(literal));
      case ASTStringLiteral text -> Optional.of(new Literals.Text(text));
      case ASTIntegerRange range -> Optional.of(new Literals.Range(range));
      default -> Optional.empty();
    };
  }

  private static void moveChildren(Node from, Node to) {
    for (int i = 0; i < from.jjtGetNumChildren(); i++) {
      Node child = from.jjtGetChild(i);
      to.jjtAddChild(child, i);
      child.jjtSetParent(to);
    }
  }
}
