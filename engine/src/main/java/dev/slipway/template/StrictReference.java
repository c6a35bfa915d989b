package dev.slipway.template;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Unknown;
import dev.slipway.template.tool.Tool;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.util.DuckType;
import org.jspecify.annotations.Nullable;

/**
 * A reference by our rules: whatever step is missing is an error with its place, unless there is an
 * alternate value, which stands in for missing and null and for nothing else.
 */
final class StrictReference extends ASTReference {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /**
   * What variables of the command line, of INI and of questions hold where {@code false} is meant.
   */
  private static final Set<String> NO = Set.of("false", "no", "off", "n", "f", "0");

  private Place place;
  private List<Span> steps;
  private boolean plain;

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
    String sign = getFirstToken().image;
    plain = backslashes(sign) % 2 == 1;
    super.init(context, data);
    if (!sign.contains("$") || !NAME.matcher(getRootString()).matches()) {
      String name = getRootString().replace("$", "");
      throw new Failure(
          place,
          ProblemCode.EXPRESSION_SYNTAX,
          "\"" + getRootString() + "\" cannot stand here.",
          sign.contains("$") ? "write ${" + name + "}" : "write $" + name + " or '" + name + "'");
    }
    return data;
  }

  /** Only a name that the template has set itself can be changed. */
  @Override
  public boolean setValue(InternalContextAdapter context, @Nullable Object value) {
    if (stepCount() > 0 && !context.containsKey(getRootString())) {
      throw Failure.failed(
          place,
          "\"" + getRootString() + "\" is not the template's own; it cannot be changed here.",
          "#set a name of your own");
    }
    return super.setValue(context, value);
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

  /** Whether a backslash makes it plain text. */
  boolean isPlainText() {
    return plain;
  }

  private static int backslashes(String sign) {
    int count = 0;
    while (sign.startsWith("\\", count)) {
      count++;
    }
    return count;
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

  /** Whether it holds as a condition: of texts, neither the empty one nor one that says no. */
  @Override
  public boolean evaluate(InternalContextAdapter context) {
    Object value = execute(null, context);
    boolean saysNo =
        value instanceof String text && NO.contains(text.strip().toLowerCase(Locale.ROOT));
    return value != null && !saysNo && DuckType.asBoolean(value, true);
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
    if (value instanceof Tool tool) {
      throw Undefined.tool(this, tool);
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
      throw Undefined.text(this, noText);
    }
  }
}
