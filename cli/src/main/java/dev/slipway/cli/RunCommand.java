package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Brings hosts to the state that playbooks declare.")
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "Run one after the other.")
  private List<String> playbooks = new ArrayList<>();

  @Option(
      names = {"-C", "--check", "--dry-run"},
      description = "Change nothing, show what would change.")
  private boolean dryRun;

  @Option(
      names = {"-D", "--diff"},
      description = "Show the changes in detail.")
  private boolean diff;

  @Mixin private CourseOptions course = new CourseOptions();

  @Option(names = "--list-hosts", description = "Show the hosts of each play, run nothing.")
  private boolean listHosts;

  @Option(names = "--list-tasks", description = "Show the tasks of each play, run nothing.")
  private boolean listTasks;

  @Option(names = "--list-tags", description = "Show the tags of each play, run nothing.")
  private boolean listTags;

  @Option(names = "--syntax-check", description = "As slipway check: run nothing.")
  private boolean syntaxCheck;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private AfterwardOptions afterwards = new AfterwardOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    PlaybookCommand command =
        new PlaybookCommand(surroundings, playbooks, project, connection, output);
    if (syntaxCheck) {
      return command.check();
    }
    ProjectListing.Parts parts = new ProjectListing.Parts(listHosts, listTasks, listTags);
    if (parts.any()) {
      return command.list(parts);
    }
    afterwards.watch(command, surroundings, output);
    return command.following(course).run(dryRun, diff).code();
  }
}
