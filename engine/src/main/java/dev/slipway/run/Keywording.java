package dev.slipway.run;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import java.util.Locale;
import java.util.Optional;

/** The values of a task's keywords on a host. */
record Keywording(Renderer renderer, TaskNode node, Scope scope) {

  Optional<String> text(Keyword keyword) {
    return value(keyword).map(String::valueOf);
  }

  Optional<Long> integer(Keyword keyword) {
    return node.surroundings()
        .innermost(keyword)
        .map(
            written -> {
              try {
                return Long.parseLong(String.valueOf(renderer.render(written, scope)).strip());
              } catch (NumberFormatException e) {
                throw wrong(keyword, written, "a whole number");
              }
            });
  }

  Optional<Boolean> flag(Keyword keyword) {
    return node.surroundings()
        .innermost(keyword)
        .map(written -> flag(keyword, written, renderer.render(written, scope)));
  }

  boolean isSet(Keyword keyword) {
    return flag(keyword).orElse(false);
  }

  private Optional<Object> value(Keyword keyword) {
    return node.surroundings().innermost(keyword).map(written -> renderer.render(written, scope));
  }

  static boolean flag(
      Keyword keyword, Node written, @org.jspecify.annotations.Nullable Object value) {
    return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw wrong(keyword, written, "true or false");
    };
  }

  private static ExpressionException wrong(Keyword keyword, Node written, String expected) {
    return new ExpressionException(
        Problem.error(
            ProblemCode.WRONG_TYPE,
            written.range(),
            "\"" + keyword.label() + "\" is not " + expected + " here.",
            "make the expression give " + expected));
  }
}
