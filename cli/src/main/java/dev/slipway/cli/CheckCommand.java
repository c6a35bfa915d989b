package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slipway check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Finds everything that can be known to be wrong without a host.")
final class CheckCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "One or more playbooks.")
  private List<String> playbooks = new ArrayList<>();

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PlaybookCommand command =
        new PlaybookCommand(surroundings, playbooks, project, new ConnectionOptions(), output);
    return output.form == OutputOptions.Form.JSON ? command.checkAsJson() : command.check();
  }
}
