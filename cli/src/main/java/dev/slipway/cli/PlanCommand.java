package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows what a run would change, with every difference; changes nothing.")
final class PlanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "One after the other.")
  private List<String> playbooks = new ArrayList<>();

  @Option(names = "--detailed-exitcode", description = "End with 3 when something would change.")
  private boolean detailedExitCode;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    PlaybookCommand.Ended ended =
        new PlaybookCommand(surroundings, playbooks, project, connection, output).run(true, true);
    boolean pending = ended.code() == ExitCode.OK && ended.changes();
    return detailedExitCode && pending ? ExitCode.CHANGES_PENDING : ended.code();
  }
}
