package dev.slipway.template;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTAddNode;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTGENode;
import org.apache.velocity.runtime.parser.node.ASTGTNode;
import org.apache.velocity.runtime.parser.node.ASTLENode;
import org.apache.velocity.runtime.parser.node.ASTLTNode;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.MathUtils;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * The operators whose rules are stricter than Velocity's: order exists among numbers only, lists
 * and maps are compared by what is in them, and nothing is added to null.
 */
final class Operators {
  private Operators() {}

  private static boolean compare(
      SimpleNode node, Place place, InternalContextAdapter context, IntPredicate test) {
    Object left = node.jjtGetChild(0).value(context);
    Object right = node.jjtGetChild(1).value(context);
    if (left instanceof Number first && right instanceof Number second) {
      return test.test(MathUtils.compare(first, second));
    }
    throw Failure.failed(
        place,
        "Only numbers have an order; compared are "
            + Values.describe(left)
            + " and "
            + Values.describe(right)
            + ".",
        "make numbers of them with $math.number(...), or compare versions with"
            + " $version.atLeast(...)");
  }

  /** Whether two values are the same where Velocity has no good answer; null where it has. */
  private static @Nullable Boolean same(SimpleNode node, InternalContextAdapter context) {
    Object left = node.jjtGetChild(0).value(context);
    Object right = node.jjtGetChild(1).value(context);
    if (isCollection(left) || isCollection(right)) {
      return Values.same(left, right);
    }
    return null;
  }

  private static boolean isCollection(@Nullable Object value) {
    return value instanceof List || value instanceof Map;
  }

  /** {@code <}. */
  static final class Less extends ASTLTNode {
    private final Place place;

    Less(ASTLTNode parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
      place = Place.of(this, Span.ofOperation(parsed));
    }

    @Override
    public boolean evaluate(InternalContextAdapter context) {
      return compare(this, place, context, order -> order < 0);
    }
  }

  /** {@code <=}. */
  static final class LessOrEqual extends ASTLENode {
    private final Place place;

    LessOrEqual(ASTLENode parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
      place = Place.of(this, Span.ofOperation(parsed));
    }

    @Override
    public boolean evaluate(InternalContextAdapter context) {
      return compare(this, place, context, order -> order <= 0);
    }
  }

  /** {@code >}. */
  static final class Greater extends ASTGTNode {
    private final Place place;

    Greater(ASTGTNode parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
      place = Place.of(this, Span.ofOperation(parsed));
    }

    @Override
    public boolean evaluate(InternalContextAdapter context) {
      return compare(this, place, context, order -> order > 0);
    }
  }

  /** {@code >=}. */
  static final class GreaterOrEqual extends ASTGENode {
    private final Place place;

    GreaterOrEqual(ASTGENode parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
      place = Place.of(this, Span.ofOperation(parsed));
    }

    @Override
    public boolean evaluate(InternalContextAdapter context) {
      return compare(this, place, context, order -> order >= 0);
    }
  }

  /** {@code ==}. */
  static final class Equal extends ASTEQNode {
    Equal(ASTEQNode parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
    }

    @Override
    public boolean evaluate(InternalContextAdapter context) {
      Boolean same = same(this, context);
      return same != null ? same : super.evaluate(context);
    }
  }

  /** {@code !=}. */
  static final class NotEqual extends ASTNENode {
    NotEqual(ASTNENode parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
    }

    @Override
    public boolean evaluate(InternalContextAdapter context) {
      Boolean same = same(this, context);
      return same != null ? !same : super.evaluate(context);
    }
  }

  /** {@code +}: the sum of numbers, or texts one after the other. */
  static final class Add extends ASTAddNode {
    private final Place place;

    Add(ASTAddNode parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
      place = Place.of(this, Span.ofOperation(parsed));
    }

    @Override
    protected @Nullable Object handleSpecial(
        @Nullable Object left, @Nullable Object right, InternalContextAdapter context) {
      if (left == null || right == null) {
        throw Failure.failed(
            place, "One side of \"+\" is null.", "give an alternate value: ${name|''}");
      }
      if (left instanceof Number && right instanceof Number) {
        return null;
      }
      return Values.text(left) + Values.text(right);
    }
  }
}
