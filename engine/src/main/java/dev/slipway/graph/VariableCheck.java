package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.LoopControl;
import dev.slipway.model.Play;
import dev.slipway.template.Reference;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reports references to variables that no layer on any host can define. A variable that only some
 * hosts have is not reported; it fails on the others when it is used there.
 */
public final class VariableCheck {
  private final NodeExpressions expressions;
  private final KnownNames known;
  private final Predicate<Play> deserted;
  private final Problems problems;
  private final Set<String> facts = new HashSet<>();
  private final Map<String, SourceRange> uses = new HashMap<>();

  /** The facts that tasks add. */
  private final Set<String> gathered = new HashSet<>();

  private final Set<Node> followed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final VariableChain chain = new VariableChain();

  VariableCheck(
      NodeExpressions expressions, KnownNames known, Predicate<Play> deserted, Problems problems) {
    this.expressions = expressions;
    this.deserted = deserted;
    this.known = known;
    this.problems = problems;
  }

  /** The names of the facts that the checked playbooks mention. */
  public Set<String> factsUsed() {
    return Set.copyOf(facts);
  }

  /** Where the checked playbooks use a variable first. */
  public Optional<SourceRange> firstUse(String name) {
    return Optional.ofNullable(uses.get(name));
  }

  /** The graphs of one playbook; variables that a task sets are known in all plays. */
  public void check(List<TaskGraph> graphs) {
    Set<String> produced = new HashSet<>();
    for (TaskGraph graph : graphs) {
      for (TaskNode node : graph.nodes()) {
        produced.addAll(Producers.of(node));
        gathered.addAll(Producers.ofFacts(node));
        produced.addAll(Producers.ofNewHosts(node));
      }
    }
    for (TaskGraph graph : graphs) {
      Map<Integer, Set<String>> loops = loopsOfInclusions(graph);
      Set<String> given = new HashSet<>(produced);
      given.addAll(deserted.test(graph.play()) ? argumentsOfRoles(graph) : Set.of());
      for (TaskNode node : graph.nodes()) {
        VisibleNames names = new VisibleNames(node, known, given, loopNames(node, loops));
        // Syntax problems were reported when the graph was compiled.
        expressions.of(node, new Problems()).forEach(reference -> follow(reference, names));
      }
    }
  }

  /** What roles say that they take. Nobody can give it to a host where there is none. */
  private static Set<String> argumentsOfRoles(TaskGraph graph) {
    Set<String> names = new HashSet<>();
    graph.nodes().stream()
        .filter(node -> node.task().module().text().equals(RoleArgumentCheck.MODULE))
        .flatMap(node -> node.task().arguments().get("argument_spec").stream())
        .filter(Mapping.class::isInstance)
        .forEach(options -> names.addAll(((Mapping) options).names()));
    return names;
  }

  private void follow(Reference reference, VisibleNames names) {
    String name = reference.root();
    uses.putIfAbsent(name, reference.range());
    if (name.equals("facts")) {
      checkFact(reference);
      return;
    }
    if (name.equals("hostvars")) {
      facts.addAll(factsOfOthers(reference));
    }
    if (!names.contains(name)) {
      if (!reference.guarded()) {
        problems.add(reference.undefined(names.all()));
      }
      return;
    }
    if (!reference.guarded()) {
      chain.cycleThrough(name).ifPresent(problems::add);
    }
    Set<Node> values = names.values(name);
    boolean certain = values.size() == 1 && !names.isSetByTasks(name) && !reference.guarded();
    for (Node value : values) {
      if (followed.add(value)) {
        chain.enter(name, value, certain);
        expressions.ofValue(value, problems).forEach(inner -> follow(inner, names));
        chain.leave();
      }
    }
  }

  private void checkFact(Reference reference) {
    // A reference to the facts as a whole can mean any of them.
    if (reference.path().isEmpty()) {
      facts.addAll(known.facts());
      return;
    }
    String fact = reference.path().getFirst();
    if (gathered.contains(fact)) {
      return;
    }
    facts.add(fact);
    if (reference.guarded()) {
      return;
    }
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

  /** The variables of its loop, and of the loops of the inclusions it stands in. */
  private static Set<String> loopNames(TaskNode node, Map<Integer, Set<String>> included) {
    Set<String> names = new HashSet<>(ownLoop(node));
    node.sections().stream()
        .filter(section -> section.part() == Section.Part.INCLUDED)
        .forEach(section -> names.addAll(included.getOrDefault(section.block(), Set.of())));
    return names;
  }

  private static Set<String> ownLoop(TaskNode node) {
    return node.surroundings().innermost(Keyword.LOOP).isEmpty()
        ? Set.of()
        : LoopControl.of(node.task().keywords()).variables();
  }

  /** By the number of an inclusion, what each of its passes brings. */
  private static Map<Integer, Set<String>> loopsOfInclusions(TaskGraph graph) {
    Map<Integer, Set<String>> loops = new HashMap<>();
    graph.nodes().stream()
        .filter(node -> node.kind() == TaskNode.Kind.INCLUDE)
        .forEach(node -> loops.put(node.gate().orElseThrow().block(), ownLoop(node)));
    return loops;
  }
}
