package dev.slipway.template;

import java.util.ArrayList;
import java.util.List;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.jspecify.annotations.Nullable;

/** Whole numbers are {@link Long}, as in YAML, so that equal numbers are equal in lists too. */
final class Literals {
  private static final long LONGEST_RANGE = 1_000_000;

  private Literals() {}

  /** {@code 42}. */
  static final class Whole extends ASTIntegerLiteral {
    Whole(ASTIntegerLiteral parsed) {
      super(parsed.getType());
      template = parsed.getTemplate();
      first = parsed.getFirstToken();
      last = parsed.getLastToken();
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
}
