package dev.slipway.cli;

import dev.slipway.Engine;
import dev.slipway.Project;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.run.EventSink;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import java.util.List;

/** Runs one task on hosts, as a playbook that nobody wrote. */
final class AdHoc {
  private final Surroundings surroundings;
  private final ProjectOptions project;
  private final ConnectionOptions connection;
  private final OutputOptions output;

  AdHoc(
      Surroundings surroundings,
      ProjectOptions project,
      ConnectionOptions connection,
      OutputOptions output) {
    this.surroundings = surroundings;
    this.project = project;
    this.connection = connection;
    this.output = output;
  }

  /** What to run: the lines of a task below {@code - }, as YAML. */
  record Work(String command, String pattern, List<String> task, boolean dryRun) {}

  /** Makes the sink that shows the run. */
  interface Show {
    EventSink on(Redactions redactions);
  }

  int run(Work work, Show show) throws InterruptedException {
    EngineSetup setup = new EngineSetup(surroundings);
    Engine engine = setup.engine(project, connection);
    String text =
        "- hosts: "
            + ProblemData.text(work.pattern())
            + "\n  tasks:\n    - "
            + String.join("\n      ", work.task())
            + "\n";
    Project loaded =
        engine.load(
            new SourceFile("slipway " + work.command(), text), setup.request(List.of(), project));
    setup.warn(loaded.warnings(), output);
    Redactions redactions = surroundings.secrets();
    Recap recap =
        engine.run(
            loaded, setup.runOptions(connection, work.dryRun()), redactions, show.on(redactions));
    if (recap.hosts().isEmpty()) {
      surroundings.err().println("No host matches " + work.pattern() + ".");
    }
    return ExitCode.of(recap);
  }
}
