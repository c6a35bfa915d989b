package dev.slipway.template;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Unknown;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.jspecify.annotations.Nullable;

/**
 * A reference by our rules: whatever step is missing is an error with its place, unless there is an
 * alternate value, which stands in for missing and null and for nothing else.
 */
final class StrictReference extends ASTReference {
  private Place place;
  private List<Span> steps;

  StrictReference(ASTReference parsed) {
    super(parsed.getType());
    template = parsed.getTemplate();
    parser = parsed.getParser();
    first = parsed.getFirstToken();
    last = parsed.getLastToken();
    place = Place.of(this, Span.ofReference(this));
    steps = List.of();
  }

  @Override
  public Object init(InternalContextAdapter context, Object data) {
    // Only now: the positions inside an interpolated text are put right after parsing.
    place = Place.of(this, Span.ofReference(this));
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < stepCount(); i++) {
      spans.add(Span.of(jjtGetChild(i)));
    }
    steps = List.copyOf(spans);
    return super.init(context, data);
  }

  Place place() {
    return place;
  }

  Optional<ASTExpression> alternate() {
    int count = jjtGetNumChildren();
    return count > 0 && jjtGetChild(count - 1) instanceof ASTExpression expression
        ? Optional.of(expression)
        : Optional.empty();
  }

  /** How many keys, indexes and method calls follow the root. */
  int stepCount() {
    return jjtGetNumChildren() - (alternate().isPresent() ? 1 : 0);
  }

  /** The reference as written, without sign and braces, up to and with that many steps. */
  String written(int stepCount) {
    String text = place.text().text();
    return stepCount == 0
        ? getRootString()
        : getRootString()
            + text.substring(
                text.indexOf(getRootString(), place.span().from(text)) + getRootString().length(),
                steps.get(stepCount - 1).to(text));
  }

  @Override
  public @Nullable Object execute(@Nullable Object unused, InternalContextAdapter context) {
    Optional<ASTExpression> alternate = alternate();
    if (alternate.isEmpty()) {
      return follow(context);
    }
    Object value = followIfThere(context);
    return value != null ? value : alternate.get().value(context);
  }

  private @Nullable Object followIfThere(InternalContextAdapter context) {
    try {
      return follow(context);
    } catch (Failure.Missing missing) {
      if (missing.place().equals(place)) {
        return null;
      }
      throw missing;
    }
  }

  private @Nullable Object follow(InternalContextAdapter context) {
    Object value = known(root(context));
    Steps follower = new Steps(this, context);
    for (int i = 0; i < stepCount(); i++) {
      value = known(follower.follow(value, i));
    }
    return value;
  }

  private @Nullable Object root(InternalContextAdapter context) {
    String name = getRootString();
    if (context.containsKey(name)) {
      return context.get(name);
    }
    ScopeContext variables = (ScopeContext) context.getInternalUserContext();
    if (!variables.defines(name)) {
      throw Undefined.root(this, variables.names());
    }
    try {
      return variables.resolve(name);
    } catch (ExpressionException exception) {
      throw exception.problem().code() == ProblemCode.VARIABLE_CYCLE
          ? exception
          : Failure.inVariable(place, name, exception);
    }
  }

  private static @Nullable Object known(@Nullable Object value) {
    if (value instanceof Unknown unknown) {
      throw new KnownAfterApplyException(unknown);
    }
    return value;
  }

  @Override
  public boolean render(InternalContextAdapter context, Writer writer) throws IOException {
    try {
      return super.render(context, writer);
    } catch (NoTextException noText) {
      throw Failure.failed(place, noText.message(written(stepCount())), noText.fix());
    }
  }
}
