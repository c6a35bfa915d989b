package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Definition;
import dev.slipway.model.Keyword;
import dev.slipway.model.Precedence;
import dev.slipway.model.Task;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Literals;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every place of compiled plays that sets a variable. */
public final class VariableSources {
  private VariableSources() {}

  /**
   * The layers that a task sees, and what tasks before it set; of all tasks when none is named.
   *
   * @param problems takes that there is no such task
   */
  @SuppressWarnings("ReferenceEquality") // Two tasks may be written alike.
  public static List<VariableLayer> of(
      List<TaskGraph> graphs, Optional<String> task, String variable, Problems problems) {
    Optional<TaskNode> asked =
        task.flatMap(name -> new TaskChoice(graphs).from(name, problems).stream().findFirst());
    Set<VariableLayer> layers = new LinkedHashSet<>();
    for (TaskGraph graph : graphs) {
      for (TaskNode node : graph.nodes()) {
        if (asked.isEmpty() || node == asked.get()) {
          layers.addAll(node.layers());
        }
        if (node == asked.orElse(null)) {
          return List.copyOf(layers);
        }
        setBy(node.task(), variable).ifPresent(value -> layers.add(layer(node, variable, value)));
      }
    }
    return List.copyOf(layers);
  }

  private static VariableLayer layer(TaskNode node, String variable, Node value) {
    return new VariableLayer(
        Precedence.SET_FACT_AND_REGISTER,
        "task " + node.title(),
        Map.of(variable, new Definition.Written(value)));
  }

  private static Optional<Node> setBy(Task task, String variable) {
    Optional<Node> registered =
        task.keywords()
            .scalar(Keyword.REGISTER)
            .filter(name -> name.text().equals(variable))
            .map(name -> Scalar.text(name.range(), "the result of \"" + task.title() + "\""))
            .map(Literals::unevaluated);
    boolean facts = task.module().text().endsWith("set_fact");
    return registered.or(() -> facts ? task.arguments().get(variable) : Optional.empty());
  }
}
