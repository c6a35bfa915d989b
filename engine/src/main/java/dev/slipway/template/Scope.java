package dev.slipway.template;

import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Definition;
import dev.slipway.model.VariableLayer;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one task on one host. What a user wrote is evaluated when it is first asked for,
 * with the variables as this scope sees them, and then remembered by this scope; what came from a
 * host is given as it is. May be used by several threads; two that ask at the same moment may both
 * evaluate, and both get the value of the first.
 */
public final class Scope {
  private final Renderer renderer;
  private final @Nullable Scope parent;
  private final Map<String, Definition> definitions;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(@Nullable Object value) {}

  public Scope(Renderer renderer, List<VariableLayer> weakestFirst) {
    this.renderer = renderer;
    this.parent = null;
    Map<String, Definition> merged = new HashMap<>();
    weakestFirst.forEach(layer -> merged.putAll(layer.definitions()));
    this.definitions = merged;
  }

  private Scope(Scope parent, VariableLayer stronger) {
    this.renderer = parent.renderer;
    this.parent = parent;
    this.definitions = stronger.definitions();
  }

  /** A scope in which the variables of a layer win over all that are here. */
  public Scope with(VariableLayer stronger) {
    return new Scope(this, stronger);
  }

  public boolean defines(String name) {
    return definition(name) != null;
  }

  /** The names of all variables. */
  public Set<String> names() {
    Set<String> names =
        parent == null ? new LinkedHashSet<>() : new LinkedHashSet<>(parent.names());
    names.addAll(definitions.keySet());
    return Collections.unmodifiableSet(names);
  }

  /**
   * The value of a variable; null also when there is none.
   *
   * @throws ExpressionException if its definition cannot be evaluated, or needs itself
   * @throws KnownAfterApplyException if its definition needs a value that is not known yet
   */
  public @Nullable Object get(String name) {
    Definition definition = definition(name);
    if (definition == null) {
      return null;
    }
    if (definition instanceof Definition.Data(var value) && Frozen.isFrozen(value)) {
      return value;
    }
    Known found = known.get(name);
    if (found != null) {
      return found.value();
    }
    Known evaluated =
        switch (definition) {
          case Definition.Written written -> new Known(evaluate(name, written));
          case Definition.Lazy lazy -> new Known(Frozen.of(lazy.supplier().get()));
          case Definition.Data data -> new Known(Frozen.of(data.value()));
        };
    Known first = known.putIfAbsent(name, evaluated);
    return first == null ? evaluated.value() : first.value();
  }

  private @Nullable Object evaluate(String name, Definition.Written written) {
    SourceRange range = written.node().range();
    return Evaluation.of(
        new Evaluation.Step(this, name, range),
        () -> Frozen.of(renderer.render(written.node(), this)));
  }

  private @Nullable Definition definition(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Definition definition = scope.definitions.get(name);
      if (definition != null) {
        return definition;
      }
    }
    return null;
  }
}
