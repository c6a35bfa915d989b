package dev.slipway.cli;

import dev.slipway.vault.VaultPassword;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway vault encrypt}. */
@Command(
    name = "encrypt",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Encrypts files in place.")
final class VaultEncryptCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files; without one, or for -, what is piped in.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write here instead; - prints it. For one file.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--encrypt-vault-id",
      paramLabel = "LABEL",
      description = "Which of several passwords to encrypt with.")
  private Optional<String> label = Optional.empty();

  @Mixin private VaultOptions vault = new VaultOptions();

  VaultEncryptCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    VaultConversion conversion = new VaultConversion(surroundings, names, output);
    VaultPassword password = new VaultKeys(surroundings, vault).toEncrypt(label);
    conversion.convert(
        (name, content) -> {
          if (VaultFiles.isEncrypted(content)) {
            throw new RefusedException(
                "\"" + name + "\" is encrypted already.",
                "leave it out, or change its password by slipway vault rekey.");
          }
          return VaultKeys.encrypt(content, password).getBytes(StandardCharsets.UTF_8);
        });
    conversion.say("Encrypted");
    return ExitCode.OK;
  }
}
