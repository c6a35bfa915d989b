package dev.slipway.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code slipway init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a folder with a new project: settings, an inventory, a playbook and a role.",
      "Nothing that is there is overwritten."
    })
final class InitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "0..1", paramLabel = "PROJECT", description = "The folder to make.")
  private Optional<String> project = Optional.empty();

  private InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new InitCommand(surroundings))
        .addSubcommand(new InitRoleCommand(surroundings));
  }

  @Override
  public Integer call() {
    String given =
        project.orElseThrow(
            () -> new RefusedException("Say which folder to make.", "write slipway init PROJECT."));
    NewFolder folder = new NewFolder(surroundings, surroundings.directory().resolve(given));
    folder.write(Skeleton.project(folder.name()));
    String enter = given.equals(".") ? "" : "cd " + given + " && ";
    surroundings.out().println("Try it: " + enter + "slipway plan site.yml");
    return ExitCode.OK;
  }
}
