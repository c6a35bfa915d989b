package dev.slipway.template;

import dev.slipway.template.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.runtime.directive.Scope;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.Nullable;

/** Goes from a value to what a key, an index or a method call finds in it. */
final class Steps {
  private final StrictReference reference;
  private final InternalContextAdapter context;

  Steps(StrictReference reference, InternalContextAdapter context) {
    this.reference = reference;
    this.context = context;
  }

  /** Follows step number {@code index} of the reference, counted from 0. */
  @Nullable Object follow(@Nullable Object from, int index) {
    if (from == null) {
      throw Undefined.ofNull(reference, index);
    }
    Node step = reference.jjtGetChild(index);
    return switch (step) {
      case ASTIdentifier identifier -> property(from, identifier, index);
      case ASTIndex brackets -> element(from, brackets.jjtGetChild(0).value(context), index);
      case ASTMethod method -> call(from, method, index);
      default -> step.execute(from, context);
    };
  }

  private @Nullable Object property(Object from, ASTIdentifier identifier, int index) {
    if (from instanceof Map<?, ?> map && !(from instanceof Scope)) {
      return entry(map, identifier.getIdentifier(), index);
    }
    if (from instanceof List) {
      throw Undefined.property(reference, index, from, identifier.getIdentifier());
    }
    try {
      return identifier.execute(from, context);
    } catch (MethodInvocationException exception) {
      if (exception.getCause() == null) {
        throw Undefined.property(reference, index, from, identifier.getIdentifier());
      }
      throw thrown(exception.getCause(), identifier.getIdentifier());
    }
  }

  private @Nullable Object element(Object from, @Nullable Object key, int index) {
    if (from instanceof Map<?, ?> map) {
      return key != null && map.containsKey(key)
          ? map.get(key)
          : entry(map, String.valueOf(key), index);
    }
    if (from instanceof List<?> list && key instanceof Number number) {
      long at = number.longValue() < 0 ? list.size() + number.longValue() : number.longValue();
      if (at < 0 || at >= list.size()) {
        throw Undefined.index(reference, index, list.size(), number.longValue());
      }
      return list.get((int) at);
    }
    throw Failure.failed(
        reference.place(),
        "\""
            + reference.written(index)
            + "\" is "
            + Values.describe(from)
            + "; it cannot be indexed by "
            + Values.describe(key)
            + ".",
        "index lists by numbers and maps by keys");
  }

  private @Nullable Object entry(Map<?, ?> map, String key, int index) {
    Object value = map.get(key);
    if (value == null && !map.containsKey(key)) {
      throw Undefined.key(reference, index, map, key);
    }
    return value;
  }

  private @Nullable Object call(Object from, ASTMethod method, int index) {
    try {
      Object result = Values.normal(method.execute(from, context));
      if (!Values.isUsable(result)) {
        throw Undefined.method(reference, index, from, method.getMethodName());
      }
      return result;
    } catch (MethodInvocationException exception) {
      Throwable cause = exception.getCause();
      if (cause == null) {
        throw Undefined.method(reference, index, from, method.getMethodName());
      }
      if (cause instanceof IndexOutOfBoundsException && from instanceof List<?> list) {
        throw Undefined.index(reference, index, list.size(), null);
      }
      throw thrown(cause, method.getMethodName());
    }
  }

  private RuntimeException thrown(Throwable thrown, String name) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure
          || cause instanceof ExpressionException
          || cause instanceof KnownAfterApplyException) {
        return (RuntimeException) cause;
      }
    }
    if (thrown instanceof ToolException refused) {
      return Failure.failed(reference.place(), name + ": " + refused.getMessage(), refused.fix());
    }
    String reason =
        switch (thrown) {
          case NullPointerException _ -> "it was given null";
          case UnsupportedOperationException _ -> "the value cannot be changed";
          default ->
              Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
        };
    return Failure.failed(
        reference.place(), name + " failed: " + reason + ".", "correct what " + name + " is given");
  }
}
