package dev.slipway.cli;

import dev.slipway.diagnostic.SourceFile;
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

/** {@code slipway vault rekey}. */
@Command(
    name = "rekey",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Encrypts files with another password.")
final class VaultRekeyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Encrypted files.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--new-vault-id",
      paramLabel = "LABEL@SOURCE",
      description = "The new password with its id; it is asked for when none is named.")
  private Optional<String> newId = Optional.empty();

  @Option(
      names = "--new-vault-password-file",
      paramLabel = "FILE",
      description = "A file with the new password, or a program that prints it.")
  private Optional<String> newFile = Optional.empty();

  @Mixin private VaultOptions vault = new VaultOptions();

  VaultRekeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    VaultConversion conversion = new VaultConversion(surroundings, names, Optional.empty());
    VaultKeys keys = new VaultKeys(surroundings, vault);
    VaultPassword replacement = keys.replacement(newId, newFile);
    conversion.convert(
        (name, content) -> {
          String text = new String(content, StandardCharsets.ISO_8859_1);
          byte[] plain = keys.open(new SourceFile(name, text)).plain();
          return VaultKeys.encrypt(plain, replacement).getBytes(StandardCharsets.UTF_8);
        });
    conversion.say("Rekeyed");
    return ExitCode.OK;
  }
}
