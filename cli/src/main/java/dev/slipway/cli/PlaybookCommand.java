package dev.slipway.cli;

import dev.slipway.Engine;
import dev.slipway.Project;
import dev.slipway.report.TextReport;
import dev.slipway.report.TextStyle;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunOptions;
import java.time.Duration;
import java.util.List;

/** What the commands do that take playbooks and contact hosts, or could. */
final class PlaybookCommand {
  private final Surroundings surroundings;
  private final List<String> playbooks;
  private final ProjectOptions options;
  private final ConnectionOptions connection;
  private final OutputOptions output;

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

  /** How a run ended. */
  record Ended(int code, boolean changes) {}

  Ended run(boolean dryRun, boolean diffs) throws InterruptedException {
    EngineSetup setup = new EngineSetup(surroundings);
    Engine engine = setup.engine(options, connection);
    Project project = engine.load(setup.request(playbooks, options));
    setup.warn(project.warnings(), output);
    RunOptions runOptions = setup.runOptions(connection, dryRun);
    TextStyle style = new TextStyle(output.colour(surroundings), output.verbosity(), diffs, dryRun);
    return run(engine, project, runOptions, style);
  }

  private Ended run(Engine engine, Project project, RunOptions runOptions, TextStyle style)
      throws InterruptedException {
    Redactions redactions = new Redactions();
    TextReport report = new TextReport(style, redactions, surroundings.out()::println);
    long start = System.nanoTime();
    try {
      Recap recap = engine.run(project, runOptions, redactions, report);
      return new Ended(ExitCode.of(recap), recap.anyChanges());
    } catch (InterruptedException e) {
      report.brokenOff(Duration.ofNanos(System.nanoTime() - start));
      throw e;
    }
  }

  int check() {
    throw new UnsupportedOperationException();
  }

  int list(boolean hosts, boolean tasks) {
    throw new UnsupportedOperationException();
  }
}
