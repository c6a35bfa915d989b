package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.template.Renderer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;

/** Compiles plays to task graphs by a list of passes. */
public final class GraphCompiler {
  private final Renderer renderer;
  private final ModuleRegistry modules;
  private final IdentityHashMap<Playbook, NodeExpressions> read = new IdentityHashMap<>();

  public GraphCompiler(Renderer renderer, ModuleRegistry modules) {
    this.renderer = renderer;
    this.modules = modules;
  }

  /** One graph a play, in the order of the plays. Everything wrong with them goes to problems. */
  public List<TaskGraph> compile(Playbook playbook, TagSelection tags, Problems problems) {
    FileSearch files = FileSearch.of(playbook);
    NodeExpressions expressions =
        read.computeIfAbsent(playbook, _ -> new NodeExpressions(renderer, modules, files));
    return playbook.plays().stream()
        .map(play -> compile(play, passes(tags, expressions), problems))
        .toList();
  }

  /**
   * What looks at the variables of a playbook that was compiled here: its expressions are read
   * already.
   *
   * @param deserted whether a play has no host, and cannot get one
   */
  public VariableCheck variableCheck(
      Playbook playbook, KnownNames known, Predicate<Play> deserted, Problems problems) {
    NodeExpressions expressions =
        read.computeIfAbsent(
            playbook, one -> new NodeExpressions(renderer, modules, FileSearch.of(one)));
    return new VariableCheck(expressions, known, deserted, problems);
  }

  private static List<GraphPass> passes(TagSelection tags, NodeExpressions expressions) {
    return List.of(
        // First, since all others need nodes; the written order is known only while walking.
        new WriteOut(tags),
        // Need all nodes, as they may point anywhere; none of these three needs another.
        new Needs(),
        new Notifications(),
        new DataFlow(expressions),
        // These need every edge that follows from what the user wrote.
        new IncludedLoops(),
        new Crossings(),
        // Last, since they strengthen edges that the others have made.
        new RunOnce(),
        new Barriers());
  }

  private static TaskGraph compile(Play play, List<GraphPass> passes, Problems problems) {
    GraphDraft draft = new GraphDraft(play);
    passes.forEach(pass -> pass.apply(draft, problems));
    return Freeze.freeze(draft, problems);
  }
}
