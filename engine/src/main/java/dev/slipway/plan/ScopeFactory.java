package dev.slipway.plan;

import dev.slipway.graph.TaskNode;
import dev.slipway.model.Definition;
import dev.slipway.model.Host;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what a task sees on a host, by precedence. */
public final class ScopeFactory {
  private final Renderer renderer;
  private final List<VariableLayer> extra;

  /**
   * @param extra the variables of the command line
   */
  public ScopeFactory(Renderer renderer, List<VariableLayer> extra) {
    this.renderer = renderer;
    this.extra = List.copyOf(extra);
  }

  /** What a task sees: the host's variables, those around the task, and what the run knows. */
  public Scope scope(Host host, TaskNode node, List<VariableLayer> known) {
    List<VariableLayer> layers = new ArrayList<>(host.variables());
    layers.addAll(node.layers());
    layers.addAll(known);
    return of(layers);
  }

  /** What is known of a host outside any task, for {@code hostvars}. */
  public Scope scope(Host host, List<VariableLayer> known) {
    List<VariableLayer> layers = new ArrayList<>(host.variables());
    layers.addAll(known);
    return of(layers);
  }

  private Scope of(List<VariableLayer> layers) {
    layers.addAll(extra);
    layers.sort(Comparator.comparing(VariableLayer::precedence));
    return new Scope(renderer, layers);
  }

  /** A layer of finished values. */
  public static VariableLayer data(Precedence precedence, String origin, Map<String, ?> values) {
    Map<String, Definition> definitions = new LinkedHashMap<>();
    values.forEach((name, value) -> definitions.put(name, new Definition.Data(value)));
    return new VariableLayer(precedence, origin, definitions);
  }
}
