package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterValue;
import dev.slipway.tree.Literals;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.Optional;

/** Checks the kind of arguments, as far as it shows before anything is evaluated. */
final class LiteralArguments {
  private final Problems problems;

  LiteralArguments(Problems problems) {
    this.problems = problems;
  }

  void check(Parameter parameter, Node value) {
    switch (parameter.type()) {
      case CONDITIONS -> checkConditions(parameter, value);
      case EXPRESSION, LOCAL_FILE, LOCAL_PLACE, TEMPLATE, LOCAL_COMMAND ->
          checkScalar(parameter, value);
      case TEXT, BOOLEAN, INTEGER, NUMBER, PATH, MODE, TEXTS, LIST, MAP, ANY -> {
        if (value.isLiteral()) {
          checkValue(parameter, value);
        }
      }
    }
  }

  /** Nothing written is the same as not given; with {@code null} it is certainly meant. */
  void checkEmpty(Parameter parameter, Scalar key, Scalar value) {
    if (value.text().isEmpty() && !parameter.required()) {
      problems.warning(
          ProblemCode.SUSPICIOUS,
          key.range(),
          "Parameter \"" + key.text() + "\" has no value, and counts as not given.",
          "write a value, or null, or remove the line");
    }
  }

  private void checkValue(Parameter parameter, Node value) {
    Optional<String> raw =
        value instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    try {
      ParameterValue.coerce(parameter, Literals.of(value), raw);
    } catch (InvalidValueException e) {
      invalid(value, e.message(), e.fix());
    }
  }

  private void checkConditions(Parameter parameter, Node value) {
    switch (value) {
      case Sequence list -> list.items().forEach(item -> checkCondition(parameter, item));
      case Scalar _, Mapping _ -> checkCondition(parameter, value);
    }
  }

  private void checkCondition(Parameter parameter, Node value) {
    boolean condition =
        value instanceof Scalar scalar && (scalar.isText() || scalar.value() instanceof Boolean);
    if (!condition) {
      invalid(
          value,
          "Parameter \"%s\" takes conditions, and this is %s."
              .formatted(parameter.name(), value.describe()),
          "write a condition, such as \"$x == 'y'\"");
    }
  }

  private void checkScalar(Parameter parameter, Node value) {
    if (!(value instanceof Scalar)) {
      invalid(
          value,
          "Parameter \"%s\" needs text, and this is %s."
              .formatted(parameter.name(), value.describe()),
          "write one text");
    }
  }

  private void invalid(Node value, String message, String fix) {
    problems.error(ProblemCode.INVALID_PARAMETER, value.range(), message, fix);
  }
}
