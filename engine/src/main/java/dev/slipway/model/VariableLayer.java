package dev.slipway.model;

import dev.slipway.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Variables that were set in one place.
 *
 * @param origin the place, as shown to a user: {@code group_vars/web.yml}, {@code task vars} ...
 */
public record VariableLayer(
    Precedence precedence, String origin, Map<String, Definition> definitions) {
  public VariableLayer {
    definitions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
  }

  public static VariableLayer written(
      Precedence precedence, String origin, Map<String, Node> variables) {
    Map<String, Definition> definitions = new LinkedHashMap<>();
    variables.forEach((name, node) -> definitions.put(name, new Definition.Written(node)));
    return new VariableLayer(precedence, origin, definitions);
  }
}
