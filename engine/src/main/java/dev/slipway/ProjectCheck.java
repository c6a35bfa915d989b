package dev.slipway;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Severity;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.ArgumentCheck;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.GraphCompiler;
import dev.slipway.graph.KnownNames;
import dev.slipway.graph.Prospects;
import dev.slipway.graph.RoleArgumentCheck;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.VariableCheck;
import dev.slipway.graph.check.Review;
import dev.slipway.graph.check.ShardCheck;
import dev.slipway.host.fact.FactsProbe;
import dev.slipway.load.inventory.ExtraVariables;
import dev.slipway.load.inventory.InventoryLoader;
import dev.slipway.load.inventory.LimitLoader;
import dev.slipway.model.Host;
import dev.slipway.model.HostPattern;
import dev.slipway.model.Inventory;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.VariableLayer;
import dev.slipway.run.MagicVariables;
import dev.slipway.template.Renderer;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a project of playbooks that are loaded: reads the inventory, compiles, and finds all that
 * is wrong and can be known without a host.
 */
final class ProjectCheck {
  private final EngineSettings settings;
  private final Renderer renderer;
  private final Problems problems;

  /**
   * @param problems takes what is found
   */
  ProjectCheck(EngineSettings settings, Renderer renderer, Problems problems) {
    this.settings = settings;
    this.renderer = renderer;
    this.problems = problems;
  }

  /** With warnings of what is probably not meant. */
  Project reviewed(List<Playbook> playbooks, ProjectRequest request) {
    return check(playbooks, request, true);
  }

  /** Without them, for what nobody wrote down. */
  Project plain(List<Playbook> playbooks, ProjectRequest request) {
    return check(playbooks, request, false);
  }

  private Project check(List<Playbook> playbooks, ProjectRequest request, boolean reviewed) {
    Path standingIn = settings.rolePaths().project();
    Vault vault = settings.vault();
    Inventory inventory = InventoryLoader.load(sources(request, playbooks), vault, problems);
    VariableLayer extra =
        ExtraVariables.load(request.extraVariables(), standingIn, vault, problems);
    playbooks.forEach(playbook -> ArgumentCheck.check(playbook, settings.modules(), problems));
    problems.stopOnErrors();
    GraphCompiler compiler = new GraphCompiler(renderer, settings.modules());
    List<CompiledPlaybook> compiled =
        playbooks.stream()
            .map(
                playbook ->
                    new CompiledPlaybook(
                        playbook, compiler.compile(playbook, request.tags(), problems)))
            .toList();
    Set<String> facts = new HashSet<>();
    List<VariableCheck> variables =
        checkVariables(compiler, compiled, new Ground(inventory, extra, facts));
    request.shard().ifPresent(_ -> checkShard(compiled, inventory, variables));
    new RoleArgumentCheck(inventory, extra, MagicVariables.names(), problems).check(compiled);
    if (reviewed) {
      new Review(renderer, settings.modules(), problems)
          .review(compiled, inventory, request.tags());
    }
    Set<Host> limited = selected(inventory, request.limit());
    Set<Host> selected = request.shard().map(shard -> shard.of(limited)).orElse(limited);
    playbooks.stream()
        .flatMap(playbook -> playbook.plays().stream())
        .forEach(play -> checkPatterns(play, playbooks, inventory));
    problems.stopOnErrors();
    List<Problem> warnings =
        problems.all().stream().filter(p -> p.severity() == Severity.WARNING).toList();
    return new Project(request, compiled, inventory, selected, extra, facts, warnings);
  }

  /**
   * What playbooks stand on.
   *
   * @param facts takes the names of the facts that they mention
   */
  private record Ground(Inventory inventory, VariableLayer extra, Set<String> facts) {}

  private List<VariableCheck> checkVariables(
      GraphCompiler compiler, List<CompiledPlaybook> compiled, Ground ground) {
    List<VariableCheck> checks = new ArrayList<>();
    Set<String> provided = new HashSet<>(MagicVariables.names());
    provided.addAll(renderer.toolNames());
    List<VariableLayer> further = new ArrayList<>(List.of(ground.extra()));
    if (compiled.stream().map(CompiledPlaybook::playbook).anyMatch(Prospects::areMadeBy)) {
      // A host that is yet to come can get them from any group.
      ground.inventory().groupVariables().values().forEach(further::addAll);
    }
    KnownNames known = KnownNames.of(ground.inventory(), further, provided, FactsProbe.known());
    Inventory inventory = ground.inventory();
    List<Playbook> playbooks = compiled.stream().map(CompiledPlaybook::playbook).toList();
    for (CompiledPlaybook playbook : compiled) {
      VariableCheck check =
          compiler.variableCheck(
              playbook.playbook(), known, play -> isDeserted(play, playbooks, inventory), problems);
      check.check(playbook.graphs());
      ground.facts().addAll(check.factsUsed());
      checks.add(check);
    }
    return checks;
  }

  private void checkShard(
      List<CompiledPlaybook> compiled, Inventory inventory, List<VariableCheck> variables) {
    List<Playbook> playbooks = compiled.stream().map(CompiledPlaybook::playbook).toList();
    List<TaskGraph> graphs =
        compiled.stream()
            .flatMap(playbook -> playbook.graphs().stream())
            .filter(graph -> !graph.nodes().isEmpty())
            .filter(graph -> !isDeserted(graph.play(), playbooks, inventory))
            .toList();
    ShardCheck.check(
        graphs,
        name -> variables.stream().flatMap(check -> check.firstUse(name).stream()).findFirst(),
        problems);
  }

  /** Whether a play is for groups that are there and have no hosts, and will get none. */
  private static boolean isDeserted(Play play, List<Playbook> playbooks, Inventory inventory) {
    Problems unknown = new Problems();
    return !inventory.hosts().isEmpty()
        && play.hosts().stream().allMatch(Scalar::isLiteral)
        && playbooks.stream().noneMatch(Prospects::areMadeBy)
        && HostPattern.parse(play.hosts(), unknown).select(inventory, unknown).isEmpty()
        && !unknown.hasErrors();
  }

  /** Patterns that are evaluated are known only when their play begins. */
  private void checkPatterns(Play play, List<Playbook> playbooks, Inventory inventory) {
    if (play.hosts().stream().allMatch(Scalar::isLiteral)) {
      Prospects.before(play, playbooks)
          .select(HostPattern.parse(play.hosts(), problems), inventory, problems);
    }
  }

  private Set<Host> selected(Inventory inventory, Optional<String> limit) {
    if (limit.isEmpty()) {
      Set<Host> all = new LinkedHashSet<>(inventory.hosts().values());
      inventory.implicitLocalhost().ifPresent(all::add);
      return all;
    }
    SourceFile option = new SourceFile("--limit", limit.get());
    SourceRange whole = option.range(new Position(1, 1), option.position(limit.get().length()));
    HostPattern pattern = LimitLoader.load(Scalar.text(whole, limit.get()), problems);
    return new LinkedHashSet<>(pattern.select(inventory, problems));
  }

  /** What is to be read for the inventory of these playbooks. */
  static InventoryLoader.Request sources(ProjectRequest request, List<Playbook> playbooks) {
    return new InventoryLoader.Request(
        request.inventories(),
        playbooks.stream().map(Playbook::directory).distinct().toList(),
        Prospects.of(playbooks)::mayBe);
  }
}
