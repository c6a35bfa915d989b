package dev.slipway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code slipway init role}. */
@Command(
    name = "role",
    mixinStandardHelpOptions = true,
    description = "Makes a role that says what it takes, in roles/ of the project.")
final class InitRoleCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private final Surroundings surroundings;

  @Parameters(arity = "1", paramLabel = "NAME", description = "The name of the role.")
  private String name = "";

  InitRoleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!NAME.matcher(name).matches()) {
      throw new RefusedException(
          "A role cannot be named \"" + name + "\".",
          "write a name of letters, digits, _ and -, which begins with a letter.");
    }
    Path roles = Configuration.load(surroundings).folder().resolve("roles");
    new NewFolder(surroundings, roles.resolve(name)).write(Skeleton.role(name));
    surroundings.out().println("Use it: add \"- " + name + "\" to \"roles\" of a play.");
    return ExitCode.OK;
  }
}
