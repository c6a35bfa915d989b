package dev.slipway.template;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.apache.velocity.util.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Literals by our rules: whole numbers are {@link Long}, as in YAML, so that equal numbers are
 * equal in lists too; what is evaluated inside quotes can be looked into.
 */
final class Literals {
  private static final long LONGEST_RANGE = 1_000_000;

  private Literals() {}

  /** {@code 42}. */
  static final class Whole extends ASTIntegerLiteral {
    private String digits = "";

    Whole(ASTIntegerLiteral parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
    }

    @Override
    public Object init(InternalContextAdapter context, Object data) {
      digits = getFirstToken().image;
      return super.init(context, data);
    }

    String digits() {
      return digits;
    }

    @Override
    public @Nullable Object value(InternalContextAdapter context) {
      return Values.normal(super.value(context));
    }
  }

  /** {@code [1..3]}. */
  static final class Range extends ASTIntegerRange {
    private final Place place;

    Range(ASTIntegerRange parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
      place = Place.of(this, Span.of(this));
    }

    @Override
    public Object value(InternalContextAdapter context) {
      long from = bound(jjtGetChild(0).value(context));
      long to = bound(jjtGetChild(1).value(context));
      long size = Math.abs(to - from) + 1;
      if (size > LONGEST_RANGE || size < 1) {
        throw Failure.failed(
            place,
            "The range has " + size + " numbers; the limit is " + LONGEST_RANGE + ".",
            "make the range shorter");
      }
      List<Object> numbers = new ArrayList<>((int) size);
      long step = to < from ? -1 : 1;
      for (long number = from; numbers.size() < size; number += step) {
        numbers.add(number);
      }
      return numbers;
    }

    private long bound(@Nullable Object value) {
      if (value instanceof Number number) {
        return number.longValue();
      }
      throw Failure.failed(
          place,
          "A range goes from number to number; this bound is " + Values.describe(value) + ".",
          "use whole numbers, such as [1..3]");
    }
  }

  /** A text in quotes; in double quotes the references in it are evaluated. */
  static final class Text extends ASTStringLiteral {
    private String content = "";
    private @Nullable SimpleNode tree;

    Text(ASTStringLiteral parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      parser = parsed.getParser();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
    }

    /** What stands between the quotes. */
    String content() {
      return content;
    }

    /** What is evaluated inside the quotes. */
    Optional<Node> tree() {
      return Optional.ofNullable(tree);
    }

    @Override
    public Object init(InternalContextAdapter context, Object data) {
      boolean evaluated = getFirstToken().image.startsWith("\"");
      super.init(context, data);
      content = String.valueOf(super.value(context));
      if (evaluated && (content.contains("$") || content.contains("#"))) {
        SimpleNode parsed = parse();
        adjTokenLineNums(parsed);
        parsed.init(context, data);
        tree = parsed;
      }
      return data;
    }

    private SimpleNode parse() {
      try {
        return rsvc.parse(new StringReader(content), template);
      } catch (ParseException exception) {
        throw new VelocityException(
            "Not a valid text at " + StringUtils.formatFileString(this), exception);
      }
    }

    @Override
    public Object value(InternalContextAdapter context) {
      if (tree == null) {
        return super.value(context);
      }
      StringWriter text = new StringWriter();
      try {
        tree.render(context, text);
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
      return text.toString();
    }
  }
}
