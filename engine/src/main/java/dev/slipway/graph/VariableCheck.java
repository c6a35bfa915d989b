package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Playbook;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.template.Reference;
import dev.slipway.template.Renderer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reports references to variables that no layer on any host can define. A variable that only some
 * hosts have is not reported; it fails on the others when it is used there.
 */
public final class VariableCheck {
  private static final List<String> LOOP_NAMES = List.of("loop", "ansible_loop");

  private final NodeExpressions expressions;
  private final KnownNames known;
  private final Problems problems;
  private final Set<String> facts = new HashSet<>();
  private final Set<Node> followed = Collections.newSetFromMap(new IdentityHashMap<>());

  public VariableCheck(
      Renderer renderer,
      ModuleRegistry modules,
      Playbook playbook,
      KnownNames known,
      Problems problems) {
    this.expressions = new NodeExpressions(renderer, modules, FileSearch.of(playbook));
    this.known = known;
    this.problems = problems;
  }

  /** The names of the facts that the checked playbooks mention. */
  public Set<String> factsUsed() {
    return Set.copyOf(facts);
  }

  /** The graphs of one playbook; variables that a task sets are known in all plays. */
  public void check(List<TaskGraph> graphs) {
    Set<String> produced = new HashSet<>();
    graphs.forEach(graph -> graph.nodes().forEach(node -> produced.addAll(Producers.of(node))));
    for (TaskGraph graph : graphs) {
      for (TaskNode node : graph.nodes()) {
        check(node, produced);
      }
    }
  }

  private void check(TaskNode node, Set<String> produced) {
    Map<String, Set<Node>> own = new HashMap<>();
    node.layers().forEach(layer -> KnownNames.collect(layer, own));
    Set<String> names = new HashSet<>(known.all());
    names.addAll(produced);
    names.addAll(own.keySet());
    names.addAll(loopNames(node));
    // Syntax problems were reported when the graph was compiled.
    expressions.of(node, new Problems()).forEach(reference -> follow(reference, names, own));
  }

  private void follow(Reference reference, Set<String> names, Map<String, Set<Node>> own) {
    if (reference.root().equals("facts")) {
      checkFact(reference);
      return;
    }
    if (reference.root().equals("hostvars")) {
      facts.addAll(factsOfOthers(reference));
    }
    if (!names.contains(reference.root())) {
      if (!reference.guarded()) {
        undefined(reference, names);
      }
      return;
    }
    followAll(own.getOrDefault(reference.root(), Set.of()), names, own);
    followAll(known.written().getOrDefault(reference.root(), Set.of()), names, own);
  }

  private void followAll(Set<Node> values, Set<String> names, Map<String, Set<Node>> own) {
    for (Node value : values) {
      if (followed.add(value)) {
        expressions.ofValue(value, problems).forEach(inner -> follow(inner, names, own));
      }
    }
  }

  private void undefined(Reference reference, Set<String> names) {
    problems.add(reference.undefined(names));
  }

  private void checkFact(Reference reference) {
    // A reference to the facts as a whole can mean any of them.
    facts.addAll(reference.path().isEmpty() ? known.facts() : Set.of(reference.path().getFirst()));
    if (reference.path().isEmpty() || reference.guarded()) {
      return;
    }
    String fact = reference.path().getFirst();
    if (!known.facts().contains(fact)) {
      problems.error(
          ProblemCode.UNDEFINED_VARIABLE,
          reference.range(),
          "There is no fact \"" + fact + "\".",
          Suggestion.didYouMean(fact, known.facts(), "see slipway doc --facts"));
    }
  }

  /** {@code hostvars.X.facts.NAME}; whatever else is read of another host may be any fact. */
  private Set<String> factsOfOthers(Reference reference) {
    List<String> path = reference.path();
    int facts = path.indexOf("facts");
    return facts >= 0 && facts + 1 < path.size()
        ? Set.of(path.get(facts + 1))
        : facts >= 0 ? known.facts() : Set.of();
  }

  private static Set<String> loopNames(TaskNode node) {
    if (node.surroundings().innermost(Keyword.LOOP).isEmpty()) {
      return Set.of();
    }
    Set<String> names = new HashSet<>(LOOP_NAMES);
    names.add("item");
    node.task()
        .keywords()
        .mapping(Keyword.LOOP_CONTROL)
        .ifPresent(control -> names.addAll(variables(control)));
    return names;
  }

  private static Set<String> variables(Mapping control) {
    Set<String> names = new HashSet<>();
    for (String key : List.of("loop_var", "index_var")) {
      control
          .get(key)
          .filter(Scalar.class::isInstance)
          .ifPresent(name -> names.add(((Scalar) name).text()));
    }
    return names;
  }
}
