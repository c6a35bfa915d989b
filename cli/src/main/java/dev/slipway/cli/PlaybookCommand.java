package dev.slipway.cli;

import dev.slipway.Engine;
import dev.slipway.Project;
import dev.slipway.ProjectRequest;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.report.TextStyle;
import dev.slipway.run.Approval;
import dev.slipway.run.Conduct;
import dev.slipway.run.Course;
import dev.slipway.run.EventSink;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the commands do that take playbooks and contact hosts, or could. */
final class PlaybookCommand {
  private final Surroundings surroundings;
  private final List<String> playbooks;
  private final ProjectOptions options;
  private final ConnectionOptions connection;
  private final OutputOptions output;
  private CourseOptions course = new CourseOptions();
  private Optional<SourceDigests> sources = Optional.empty();
  private Function<Project, Approval> approvals = _ -> Approval.everything();
  private final List<BiFunction<Project, Boolean, Witness>> witnesses = new ArrayList<>();

  PlaybookCommand(
      Surroundings surroundings,
      List<String> playbooks,
      ProjectOptions options,
      ConnectionOptions connection,
      OutputOptions output) {
    this.surroundings = surroundings;
    this.playbooks = playbooks;
    this.options = options;
    this.connection = connection;
    this.output = output;
  }

  /** Does a part of the tasks, and keeps a record, as these options say. */
  PlaybookCommand following(CourseOptions options) {
    course = options;
    return this;
  }

  /** Notes the files that are read. */
  PlaybookCommand reading(SourceDigests digests) {
    sources = Optional.of(digests);
    return this;
  }

  /** Makes only the changes that are approved. */
  PlaybookCommand approving(Function<Project, Approval> approval) {
    approvals = approval;
    return this;
  }

  /** Keeps what a dry run foresees. */
  PlaybookCommand planning(Function<Project, PlanFile> plan) {
    return witnessed(
        (project, _) -> {
          PlanFile file = plan.apply(project);
          approvals = _ -> file.recorder();
          return file;
        });
  }

  /** Lets somebody watch the run of a project, who is told whether it is a dry one. */
  PlaybookCommand witnessed(BiFunction<Project, Boolean, Witness> witness) {
    witnesses.add(witness);
    return this;
  }

  /** How a run ended. */
  record Ended(int code, boolean changes) {}

  Ended run(boolean dryRun, boolean diffs) throws InterruptedException {
    EngineSetup setup = new EngineSetup(surroundings);
    sources.ifPresent(setup::reading);
    Engine engine = setup.engine(options, connection);
    Project project = asked(setup, engine);
    RunOptions plain = setup.runOptions(connection, dryRun);
    RunOptions runOptions = course.forceHandlers ? plain.forcingHandlers() : plain;
    TextStyle style = new TextStyle(output.colour(surroundings), output.verbosity(), diffs, dryRun);
    return run(engine, project, runOptions, style);
  }

  /** The project, with the answers of whoever sits at the terminal. */
  private Project asked(EngineSetup setup, Engine engine) {
    ProjectRequest request = setup.request(playbooks, options);
    Project project = engine.load(request);
    setup.warn(project.warnings(), output);
    return engine.answered(project, request.tags(), new Questions(surroundings)::ask);
  }

  private Ended run(Engine engine, Project project, RunOptions runOptions, TextStyle style)
      throws InterruptedException {
    Redactions redactions = surroundings.secrets();
    Records records = new Records(surroundings, course, playbooks, options.shard);
    Course tasks = new CourseChoice(surroundings, course).of(project.playbooks(), records);
    RunOutput shown =
        RunOutput.of(course.step ? surroundings.plain() : surroundings, output, style, redactions);
    List<Witness> watching = new ArrayList<>();
    watching.add(records.of(project.playbooks(), runOptions.dryRun()));
    if (!runOptions.dryRun()) {
      watching.add(new History(surroundings).of(project));
    }
    witnesses.forEach(witness -> watching.add(witness.apply(project, runOptions.dryRun())));
    Conduct conduct = new Conduct(runOptions, tasks, approvals.apply(project));
    Optional<Recap> recap = Optional.empty();
    long start = System.nanoTime();
    try {
      EventSink events =
          event -> {
            watching.forEach(witness -> witness.on(event));
            shown.events().on(event);
          };
      Recap whole = engine.run(project, conduct, redactions, events);
      recap = Optional.of(whole);
      return new Ended(ExitCode.of(whole), whole.anyChanges());
    } catch (InterruptedException e) {
      shown.close().run();
      shown.brokenOff().accept(Duration.ofNanos(System.nanoTime() - start));
      throw e;
    } finally {
      shown.close().run();
      Optional<Recap> end = recap;
      watching.forEach(witness -> witness.over(end));
    }
  }

  /** What {@code check} does, without its options. */
  int check() {
    EngineSetup setup = new EngineSetup(surroundings);
    Project project = setup.engine(options, connection).load(setup.request(playbooks, options));
    setup.warn(project.warnings(), output);
    surroundings.out().println(ProjectListing.summary(project, project.warnings().size()));
    return ExitCode.OK;
  }

  int list(ProjectListing.Parts parts) {
    EngineSetup setup = new EngineSetup(surroundings);
    Engine engine = setup.engine(options, connection);
    Project project = asked(setup, engine);
    new ProjectListing(engine, project, parts).lines().forEach(surroundings.out()::println);
    return ExitCode.OK;
  }

  int graph(Function<List<CompiledPlaybook>, String> form) {
    EngineSetup setup = new EngineSetup(surroundings);
    Project project = setup.engine(options, connection).load(setup.request(playbooks, options));
    setup.warn(project.warnings(), output);
    surroundings.out().print(form.apply(project.playbooks()));
    return ExitCode.OK;
  }
}
