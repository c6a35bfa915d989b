package dev.slipway.cli;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.report.GraphPage;
import dev.slipway.report.GraphText;
import dev.slipway.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway graph}. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows the tasks of playbooks and what each waits for.")
final class GraphCommand implements Callable<Integer> {

  /** The languages of graphs. */
  enum Format {
    DOT,
    MERMAID,
    HTML
  }

  @Option(names = "--format", paramLabel = "FORMAT", description = "dot, mermaid or html.")
  private Format format = Format.DOT;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "With html: the record of a run, for its hosts and its critical path.")
  private Optional<String> record = Optional.empty();

  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "One or more playbooks.")
  private List<String> playbooks = new ArrayList<>();

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  GraphCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PlaybookCommand command =
        new PlaybookCommand(surroundings, playbooks, project, new ConnectionOptions(), output);
    return command.graph(this::text);
  }

  private String text(List<CompiledPlaybook> compiled) {
    Optional<RunRecord> run =
        record.map(name -> Records.read(surroundings.directory().resolve(name)));
    return switch (format) {
      case DOT -> GraphText.dot(compiled);
      case MERMAID -> GraphText.mermaid(compiled);
      case HTML -> new GraphPage(run, surroundings.secrets()).html(compiled);
    };
  }
}
