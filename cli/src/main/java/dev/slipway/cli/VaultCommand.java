package dev.slipway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway vault} without a verb. */
@Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    description = "Encrypts files and values, in the format of ansible-vault.",
    synopsisSubcommandLabel = "VERB")
final class VaultCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new VaultCommand())
        .addSubcommand(new VaultEncryptCommand(surroundings))
        .addSubcommand(new VaultDecryptCommand(surroundings))
        .addSubcommand(new VaultViewCommand(surroundings))
        .addSubcommand(new VaultEditCommand(surroundings))
        .addSubcommand(new VaultCreateCommand(surroundings))
        .addSubcommand(new VaultRekeyCommand(surroundings))
        .addSubcommand(new VaultStringCommand(surroundings));
  }

  @Override
  public void run() {
    CommandSpec own = java.util.Objects.requireNonNull(spec);
    throw new ParameterException(own.commandLine(), "Say which verb.");
  }
}
