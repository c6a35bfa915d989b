package dev.slipway;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.GraphCompiler;
import dev.slipway.graph.TagSelection;
import dev.slipway.graph.check.Review;
import dev.slipway.load.inventory.InventoryLoader;
import dev.slipway.load.playbook.PlaybookLoader;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.VariableLayer;
import dev.slipway.model.VariablePrompt;
import dev.slipway.plan.ScopeFactory;
import dev.slipway.run.Approval;
import dev.slipway.run.Conduct;
import dev.slipway.run.Course;
import dev.slipway.run.EventSink;
import dev.slipway.run.PlayTargets;
import dev.slipway.run.PlaybookRun;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunOptions;
import dev.slipway.template.Renderer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The whole way from text to hosts. {@link #load} does everything that can be done without a host
 * and reports all problems of a stage together; {@link #run} contacts hosts.
 */
public final class Engine {
  private final EngineSettings settings;
  private final Renderer renderer;

  public Engine(EngineSettings settings) {
    this.settings = settings;
    this.renderer = new Renderer(settings.tools(), settings.vault());
  }

  /** The names of the tools that expressions can use. */
  public Set<String> toolNames() {
    return renderer.toolNames();
  }

  /**
   * Loads, compiles and checks.
   *
   * @throws dev.slipway.diagnostic.InvalidInputException with every error of the first stage that
   *     has one
   */
  public Project load(ProjectRequest request) {
    Problems problems = new Problems();
    List<Playbook> playbooks =
        request.playbooks().stream()
            .flatMap(path -> loader().load(path, problems).stream())
            .toList();
    return new ProjectCheck(settings, renderer, problems).reviewed(playbooks, request);
  }

  /** As {@link #load}, for a playbook that is no file. */
  public Project load(SourceFile playbook, ProjectRequest request) {
    Problems problems = new Problems();
    Path standingIn = settings.rolePaths().project();
    return check(loader().load(playbook, standingIn, problems), request, problems);
  }

  private PlaybookLoader loader() {
    return new PlaybookLoader(settings.modules(), settings.rolePaths(), settings.vault());
  }

  /**
   * The hosts of a play of a project, in the play's order.
   *
   * @param problems takes what is wrong with the play's patterns
   */
  public List<Host> hosts(Project project, Play play, Problems problems) {
    PlaybookRun.Work work = work(project, RunOptions.defaults());
    ScopeFactory scopes = new ScopeFactory(renderer, List.of(project.extra()));
    return new PlayTargets(renderer, scopes, work).hosts(play, problems);
  }

  /** As {@link #load}, for playbooks that are there already. */
  public Project check(List<Playbook> playbooks, ProjectRequest request, Problems problems) {
    return new ProjectCheck(settings, renderer, problems).plain(playbooks, request);
  }

  /**
   * A closer look at a project than every run needs: warnings of what is often meant all the same.
   */
  public List<Problem> strictWarnings(Project project) {
    Problems problems = new Problems();
    Set<VariableLayer> others = new LinkedHashSet<>(List.of(project.extra()));
    project.inventory().hosts().values().forEach(host -> others.addAll(host.variables()));
    new Review(renderer, settings.modules(), problems).reviewStrictly(project.playbooks(), others);
    return problems.all();
  }

  /**
   * The project with the variables of {@code vars_prompt} that the command line does not set.
   *
   * @param answers what a person types; empty for the default. Asked play by play, in order
   */
  public Project answered(
      Project project, TagSelection tags, Function<VariablePrompt, Optional<String>> answers) {
    Function<VariablePrompt, Optional<String>> missing =
        prompt ->
            project.extra().definitions().containsKey(prompt.name().text())
                ? Optional.empty()
                : answers.apply(prompt);
    GraphCompiler compiler = new GraphCompiler(renderer, settings.modules());
    return project.withPlaybooks(
        project.playbooks().stream()
            .map(compiled -> compiled.playbook().answered(missing))
            .map(one -> new CompiledPlaybook(one, compiler.compile(one, tags, new Problems())))
            .toList());
  }

  /**
   * Runs the playbooks of a project, or shows what a run would change.
   *
   * @param redactions everything secret that the run learns is added to it
   */
  public Recap run(Project project, RunOptions options, Redactions redactions, EventSink events)
      throws InterruptedException {
    return run(
        project,
        new Conduct(options, Course.everything(), Approval.everything()),
        redactions,
        events);
  }

  /**
   * As {@link #run(Project, RunOptions, Redactions, EventSink)}, in another way.
   *
   * @param conduct how it is done, and how much of it
   */
  public Recap run(Project project, Conduct conduct, Redactions redactions, EventSink events)
      throws InterruptedException {
    return new PlaybookRun(
            work(project, conduct.options()),
            new PlaybookRun.Equipment(
                renderer,
                settings.modules(),
                new ScopeFactory(renderer, List.of(project.extra())),
                settings.connectors(),
                redactions,
                events,
                conduct.course(),
                conduct.approval(),
                () -> inventoryAgain(project)))
        .run();
  }

  private Inventory inventoryAgain(Project project) {
    List<Playbook> playbooks =
        project.playbooks().stream().map(CompiledPlaybook::playbook).toList();
    Problems problems = new Problems();
    Inventory inventory =
        InventoryLoader.load(
            ProjectCheck.sources(project.request(), playbooks), settings.vault(), problems);
    problems.stopOnErrors();
    return inventory;
  }

  private static PlaybookRun.Work work(Project project, RunOptions options) {
    ProjectRequest request = project.request();
    Map<String, Object> magic = new HashMap<>();
    magic.put("check_mode", options.dryRun());
    magic.put("ansible_check_mode", options.dryRun());
    magic.put("ansible_forks", (long) options.forks());
    magic.put("ansible_run_tags", List.copyOf(new TreeSet<>(request.tags().only())));
    magic.put("ansible_skip_tags", List.copyOf(new TreeSet<>(request.tags().skip())));
    request.limit().ifPresent(limit -> magic.put("ansible_limit", limit));
    magic.put("inventory_sources", request.inventories());
    magic.put("ansible_inventory_sources", request.inventories());
    return new PlaybookRun.Work(
        project.playbooks(),
        project.inventory(),
        project.selected(),
        project.facts(),
        magic,
        options);
  }
}
