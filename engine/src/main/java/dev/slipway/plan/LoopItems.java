package dev.slipway.plan;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Definition;
import dev.slipway.model.Keyword;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The passes of a looped task over its items. */
public final class LoopItems {
  private LoopItems() {}

  /**
   * One pass.
   *
   * @param label what shows for it
   * @param own the variables of this pass
   */
  public record Item(
      Scope scope, Object value, Optional<Scalar> label, String variable, VariableLayer own) {

    /** The same pass where the other variables have changed. */
    public Item over(Scope changed) {
      return new Item(changed.with(own), value, label, variable, own);
    }
  }

  /** The passes, or nothing for a task without a loop. */
  public static Optional<List<Item>> of(TaskNode node, Renderer renderer, Scope scope) {
    return node.surroundings()
        .innermost(Keyword.LOOP)
        .map(loop -> items(node, loop, renderer, scope));
  }

  private static List<Item> items(TaskNode node, Node loop, Renderer renderer, Scope scope) {
    Object value = renderer.render(loop, scope);
    if (!(value instanceof List<?> list)) {
      throw new ExpressionException(
          Problem.error(
              ProblemCode.WRONG_TYPE,
              loop.range(),
              "A loop needs a list, and this is " + describe(value) + ".",
              "write a list, or a reference to one; for a mapping: ${name.entrySet()}"));
    }
    Optional<Mapping> control = node.task().keywords().mapping(Keyword.LOOP_CONTROL);
    List<Item> items = new ArrayList<>();
    for (int index = 0; index < list.size(); index++) {
      items.add(item(list, index, control, scope));
    }
    return items;
  }

  private static Item item(List<?> list, int index, Optional<Mapping> control, Scope scope) {
    String variable = text(control, "loop_var").orElse("item");
    Map<String, Definition> definitions = new LinkedHashMap<>();
    definitions.put(variable, new Definition.Data(list.get(index)));
    definitions.put("loop", new Definition.Data(position(list, index)));
    text(control, "index_var")
        .ifPresent(name -> definitions.put(name, new Definition.Data((long) index)));
    Optional<Scalar> label =
        control
            .flatMap(mapping -> mapping.get("label"))
            .filter(Scalar.class::isInstance)
            .map(Scalar.class::cast);
    VariableLayer own = new VariableLayer(Precedence.MAGIC, "loop", definitions);
    return new Item(scope.with(own), list.get(index), label, variable, own);
  }

  private static Map<String, Object> position(List<?> list, int index) {
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("index", (long) index + 1);
    position.put("index0", (long) index);
    position.put("first", index == 0);
    position.put("last", index == list.size() - 1);
    position.put("length", (long) list.size());
    return position;
  }

  private static Optional<String> text(Optional<Mapping> control, String key) {
    return control
        .flatMap(mapping -> mapping.get(key))
        .filter(Scalar.class::isInstance)
        .map(node -> ((Scalar) node).text());
  }

  private static String describe(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text -> "the text \"" + text + "\"";
      case Map<?, ?> _ -> "a mapping";
      default -> value.toString();
    };
  }
}
