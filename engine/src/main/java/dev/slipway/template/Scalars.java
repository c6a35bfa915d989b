package dev.slipway.template;

import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import dev.slipway.vault.VaultException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.Nullable;

/** Evaluates scalars: values, conditions and bare expressions. */
final class Scalars {
  private final Expressions expressions;
  private final Toolbox tools;
  private final Vault vault;

  Scalars(Expressions expressions, Toolbox tools, Vault vault) {
    this.expressions = expressions;
    this.tools = tools;
    this.vault = vault;
  }

  @Nullable Object value(Scalar scalar, Scope scope) {
    if (scalar.tag() == Scalar.Tag.VAULT) {
      return decrypted(scalar);
    }
    if (!Expressions.isEvaluated(scalar)) {
      return scalar.value();
    }
    CompiledText text = expressions.text(scalar);
    if (text.isLoneReference()) {
      return value((CompiledText.Expression) text.pieces().getFirst(), scalar, context(scope));
    }
    String joined = join(text, scalar, context(scope));
    if (scalar.range().file().secret()) {
      vault.conceal(joined);
    }
    return joined;
  }

  /** A secret is a value: nothing in it is evaluated. */
  private String decrypted(Scalar scalar) {
    try {
      return vault.open(scalar);
    } catch (VaultException exception) {
      throw new ExpressionException(exception.problem());
    }
  }

  private static @Nullable Object value(
      CompiledText.Expression expression, Scalar scalar, InternalContextAdapter context) {
    return located(
        scalar, expression.start(), () -> Values.normal(expression.reference().value(context)));
  }

  String text(Scalar scalar, Scope scope) {
    if (scalar.tag() == Scalar.Tag.VAULT) {
      return decrypted(scalar);
    }
    return Expressions.isEvaluated(scalar)
        ? join(expressions.text(scalar), scalar, context(scope))
        : scalar.text();
  }

  private static String join(CompiledText text, Scalar scalar, InternalContextAdapter context) {
    StringBuilder joined = new StringBuilder();
    for (CompiledText.Piece piece : text.pieces()) {
      switch (piece) {
        case CompiledText.Literal literal -> joined.append(literal.text());
        case CompiledText.Expression expression -> joined.append(text(expression, scalar, context));
      }
    }
    return joined.toString();
  }

  private static String text(
      CompiledText.Expression expression, Scalar scalar, InternalContextAdapter context) {
    StrictReference reference = expression.reference();
    return located(
        scalar,
        expression.start(),
        () -> {
          try {
            return Values.text(reference.value(context));
          } catch (NoTextException noText) {
            throw Undefined.text(reference, noText);
          }
        });
  }

  boolean holds(Scalar scalar, Scope scope) {
    if (scalar.value() instanceof Boolean flag) {
      return flag;
    }
    InternalContextAdapter context = context(scope);
    return located(scalar, 0, () -> expressions.condition(scalar).evaluate(context));
  }

  /** Whether a condition is false before any variable is known. */
  boolean neverHolds(Scalar scalar, Scope empty) {
    if (scalar.value() instanceof Boolean flag) {
      return !flag;
    }
    if (!scalar.isText()) {
      return false;
    }
    try {
      Node condition = expressions.condition(scalar);
      return new Constancy(context(empty)).truth(condition).equals(Optional.of(false));
    } catch (ExpressionException _) {
      return false;
    }
  }

  @Nullable Object bare(Scalar scalar, Scope scope) {
    if (!scalar.isText()) {
      return scalar.value();
    }
    InternalContextAdapter context = context(scope);
    return located(scalar, 0, () -> Values.normal(expressions.expression(scalar).value(context)));
  }

  private InternalContextAdapter context(Scope scope) {
    return new InternalContextAdapterImpl(new ScopeContext(scope, tools));
  }

  private static <T extends @Nullable Object> T located(
      Scalar scalar, int start, Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (Failure failure) {
      throw failure.in(scalar, start);
    } catch (VelocityException exception) {
      throw TemplateFault.of(exception, scalar);
    }
  }
}
