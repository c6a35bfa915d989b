package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
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
    MERMAID
  }

  @Option(names = "--format", paramLabel = "FORMAT", description = "dot or mermaid.")
  private Format format = Format.DOT;

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
    return command.graph(format == Format.MERMAID);
  }
}
