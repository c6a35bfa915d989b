package dev.slipway.cli;

import dev.slipway.report.FactsReport;
import dev.slipway.report.JUnitReport;
import dev.slipway.report.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway facts}. */
@Command(
    name = "facts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows what is known of hosts, by the names that expressions use: facts.NAME.")
final class FactsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1", paramLabel = "PATTERN", description = "Hosts or groups, such as all.")
  private String pattern = "";

  @Option(
      names = "--filter",
      paramLabel = "GLOB",
      description = "Only facts with such names: distribution*. May be given several times.")
  private List<String> filters = new ArrayList<>();

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  FactsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    // Nothing of a pattern is to be read as an expression.
    List<String> written = filters.stream().map(text -> text.replace("${", "\\${")).toList();
    List<String> task =
        List.of("name: facts", "setup: " + ProblemData.text(Map.of("filter", written)));
    TextStyle style = new TextStyle(output.colour(surroundings), output.verbosity(), false, false);
    return new AdHoc(surroundings, project, connection, output)
        .run(
            new AdHoc.Work("facts", pattern, task, false),
            redactions ->
                switch (output.form) {
                  case TEXT -> FactsReport.text(style, redactions, surroundings.out()::println);
                  case JUNIT -> new JUnitReport(false, redactions, surroundings.out()::print);
                  case JSON -> FactsReport.json(redactions, surroundings.out()::println);
                });
  }
}
