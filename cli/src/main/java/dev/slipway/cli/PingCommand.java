package dev.slipway.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slipway ping}. */
@Command(
    name = "ping",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Connects to hosts and says which can be reached.")
final class PingCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1", paramLabel = "PATTERN", description = "Hosts or groups, such as all.")
  private String pattern = "";

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  PingCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> task = List.of("name: ping", "command: \"true\"", "changed_when: false");
    return new AdHoc(surroundings, project, connection, output)
        .run(
            new AdHoc.Work("ping", pattern, task, false),
            redactions -> RunAnswers.ping(surroundings, output, redactions));
  }
}
