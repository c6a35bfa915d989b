package dev.slipway.plan;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.graph.TaskNode;
import dev.slipway.model.Definition;
import dev.slipway.model.Keyword;
import dev.slipway.model.LoopControl;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The passes of a looped task or inclusion over its items. */
public final class LoopItems {
  private final List<?> list;
  private final LoopControl control;

  private LoopItems(List<?> list, LoopControl control) {
    this.list = list;
    this.control = control;
  }

  /**
   * One pass.
   *
   * @param scope what the pass sees
   * @param variables those of them that the pass brings
   * @param label what shows for it
   */
  public record Item(Scope scope, VariableLayer variables, Object value, Optional<Scalar> label) {

    /** The same pass where the other variables have changed. */
    public Item over(Scope changed) {
      return new Item(changed.with(variables), variables, value, label);
    }
  }

  /** The passes, or nothing for a task without a loop. */
  public static Optional<List<Item>> of(TaskNode node, Renderer renderer, Scope scope) {
    return node.surroundings()
        .innermost(Keyword.LOOP)
        .map(
            loop ->
                new LoopItems(list(loop, renderer, scope), LoopControl.of(node.task().keywords()))
                    .items(scope));
  }

  private static List<?> list(Node loop, Renderer renderer, Scope scope) {
    Object value = renderer.render(loop, scope);
    if (value instanceof List<?> list) {
      return list;
    }
    throw new ExpressionException(
        Problem.error(
            ProblemCode.WRONG_TYPE,
            loop.range(),
            "A loop needs a list, and this is " + describe(value) + ".",
            "write a list, or a reference to one; for a mapping: ${name.entrySet()}"));
  }

  private List<Item> items(Scope scope) {
    List<Item> items = new ArrayList<>();
    for (int index = 0; index < list.size(); index++) {
      VariableLayer variables = new VariableLayer(Precedence.MAGIC, "loop", variables(index));
      items.add(new Item(scope.with(variables), variables, list.get(index), control.label()));
    }
    return items;
  }

  private Map<String, Definition> variables(int index) {
    Map<String, Definition> definitions = new LinkedHashMap<>();
    definitions.put(control.variable(), new Definition.Data(list.get(index)));
    definitions.put(LoopControl.POSITION, new Definition.Data(position(index)));
    control
        .indexVariable()
        .ifPresent(name -> definitions.put(name, new Definition.Data((long) index)));
    if (control.isExtended()) {
      definitions.put(LoopControl.EXTENDED, new Definition.Data(extended(index)));
    }
    return definitions;
  }

  private Map<String, Object> position(int index) {
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("index", (long) index + 1);
    position.put("index0", (long) index);
    position.put("first", index == 0);
    position.put("last", index == list.size() - 1);
    position.put("length", (long) list.size());
    return position;
  }

  private Map<String, Object> extended(int index) {
    Map<String, Object> extended = position(index);
    extended.put("revindex", (long) list.size() - index);
    extended.put("revindex0", (long) list.size() - index - 1);
    if (index > 0) {
      extended.put("previtem", list.get(index - 1));
    }
    if (index + 1 < list.size()) {
      extended.put("nextitem", list.get(index + 1));
    }
    if (control.holdsAllItems()) {
      extended.put("allitems", list);
    }
    return extended;
  }

  private static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text -> "the text \"" + text + "\"";
      case Map<?, ?> _ -> "a mapping";
      default -> value.toString();
    };
  }
}
