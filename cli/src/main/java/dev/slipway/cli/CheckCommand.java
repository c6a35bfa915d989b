package dev.slipway.cli;

import dev.slipway.Engine;
import dev.slipway.Project;
import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.report.JUnitProblems;
import dev.slipway.report.SarifLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Finds everything that can be known to be wrong without a host.")
final class CheckCommand implements Callable<Integer> {

  /** The forms of output. */
  enum Form {
    TEXT,
    JSON,
    SARIF,
    JUNIT
  }

  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "One or more playbooks.")
  private List<String> playbooks = new ArrayList<>();

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--strict",
      description = "Warn also of what is often meant: unused variables, modes without quotes.")
  private boolean strict;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description =
          "text for people; json: a problem a line; sarif for code hosts; junit for CI servers.")
  private Form form = Form.TEXT;

  @Option(names = "--no-color", description = "No colours. The variable NO_COLOR does the same.")
  private boolean noColour;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What came of a check. */
  private record Checked(List<Problem> problems, int code) {}

  @Override
  public Integer call() {
    return switch (form) {
      case TEXT -> text();
      case JSON -> data(CheckCommand::lines);
      case SARIF -> data(this::sarif);
      case JUNIT -> data(this::junit);
    };
  }

  private int text() {
    Engine engine = engine();
    Project loaded = load(engine);
    List<Problem> warnings = warnings(engine, loaded);
    if (!warnings.isEmpty()) {
      boolean colour = !noColour && OutputOptions.allowsColour(surroundings);
      String shown = new ProblemRenderer(colour).render(warnings);
      surroundings.err().println(surroundings.secrets().mask(shown));
    }
    surroundings.out().println(ProjectListing.summary(loaded, warnings.size()));
    return ExitCode.OK;
  }

  /** Turns problems into lines to print. */
  private interface Writer {
    List<String> lines(List<Problem> problems);
  }

  private int data(Writer writer) {
    Checked checked = checked();
    writer
        .lines(checked.problems())
        .forEach(line -> surroundings.out().println(surroundings.secrets().mask(line)));
    return checked.code();
  }

  private Checked checked() {
    try {
      Engine engine = engine();
      return new Checked(warnings(engine, load(engine)), ExitCode.OK);
    } catch (InvalidInputException e) {
      return new Checked(e.problems(), ExitCode.BAD_INPUT);
    }
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(ProblemData::json).toList();
  }

  private List<String> sarif(List<Problem> problems) {
    SarifLog log = new SarifLog(surroundings.directory(), Version.number());
    return List.of(ProblemData.pretty(log.of(problems)));
  }

  private List<String> junit(List<Problem> problems) {
    SourceReader names = new SourceReader(surroundings.directory());
    List<String> files = playbooks.stream().map(name -> names.nameOf(Path.of(name))).toList();
    return List.of(JUnitProblems.of(files, problems, surroundings.secrets()).stripTrailing());
  }

  private Engine engine() {
    return new EngineSetup(surroundings).engine(project, new ConnectionOptions());
  }

  private Project load(Engine engine) {
    return engine.load(new EngineSetup(surroundings).request(playbooks, project));
  }

  private List<Problem> warnings(Engine engine, Project loaded) {
    Problems all = new Problems();
    loaded.warnings().forEach(all::add);
    if (strict) {
      engine.strictWarnings(loaded).forEach(all::add);
    }
    return all.all();
  }
}
