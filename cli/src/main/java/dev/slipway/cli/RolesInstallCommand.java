package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway roles install}. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Fetches the required roles with git, at the commits of requirements.lock, which is written"
            + " where it does not have them.")
final class RolesInstallCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private RolesOptions options = new RolesOptions();

  @Option(
      names = "--update",
      description = "Take what the versions mean now, whatever requirements.lock says.")
  private boolean update;

  @Option(
      names = "--force",
      description = "Replace also what was altered, or was not installed by this command.")
  private boolean force;

  RolesInstallCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path file = options.required(surroundings);
    RoleStore store = options.store(surroundings);
    try {
      new RoleInstallation(surroundings, store, update, force).install(file);
    } catch (IOException e) {
      throw new RefusedException(
          "The roles cannot be installed in " + store.folder() + ": " + e.getMessage() + ".",
          "see that you may write there, or name another folder with --roles-path.");
    }
    return ExitCode.OK;
  }
}
