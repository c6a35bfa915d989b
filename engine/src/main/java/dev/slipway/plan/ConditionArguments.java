package dev.slipway.plan;

import dev.slipway.module.Condition;
import dev.slipway.module.Evaluated;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;

/** Arguments that are bare expressions. */
final class ConditionArguments {
  private ConditionArguments() {}

  static List<Condition> evaluate(Renderer renderer, Node written, Scope scope) {
    return switch (written) {
      case Sequence sequence ->
          sequence.items().stream().map(item -> one(renderer, item, scope)).toList();
      case Scalar _, Mapping _ -> List.of(one(renderer, written, scope));
    };
  }

  private static Condition one(Renderer renderer, Node written, Scope scope) {
    String text = written instanceof Scalar scalar ? scalar.text() : written.describe();
    return new Condition(text, renderer.holds(written, scope));
  }

  /** The value of a bare expression; a plain name is the name of a variable. */
  static Evaluated expression(Renderer renderer, Node written, Scope scope) {
    if (!(written instanceof Scalar scalar)) {
      return new Evaluated(written.describe(), renderer.render(written, scope));
    }
    return new Evaluated(scalar.text(), renderer.evaluate(scalar, scope));
  }
}
