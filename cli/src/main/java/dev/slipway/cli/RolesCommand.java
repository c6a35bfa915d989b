package dev.slipway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway roles} without a verb. */
@Command(
    name = "roles",
    mixinStandardHelpOptions = true,
    description = "Installs the roles that requirements.yml names, each at a fixed commit.",
    synopsisSubcommandLabel = "VERB")
final class RolesCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new RolesCommand())
        .addSubcommand(new RolesInstallCommand(surroundings))
        .addSubcommand(new RolesListCommand(surroundings))
        .addSubcommand(new RolesVerifyCommand(surroundings));
  }

  @Override
  public void run() {
    CommandSpec own = java.util.Objects.requireNonNull(spec);
    throw new ParameterException(own.commandLine(), "Say which verb.");
  }
}
