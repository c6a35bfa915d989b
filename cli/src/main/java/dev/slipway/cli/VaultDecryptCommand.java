package dev.slipway.cli;

import dev.slipway.diagnostic.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway vault decrypt}. */
@Command(
    name = "decrypt",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Puts files back in plain text.")
final class VaultDecryptCommand implements Callable<Integer> {
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

  @Mixin private VaultOptions vault = new VaultOptions();

  VaultDecryptCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    VaultConversion conversion = new VaultConversion(surroundings, names, output);
    VaultKeys keys = new VaultKeys(surroundings, vault);
    conversion.convert(
        (name, content) -> {
          String text = new String(content, StandardCharsets.ISO_8859_1);
          return keys.open(new SourceFile(name, text)).plain();
        });
    conversion.say("Decrypted");
    return ExitCode.OK;
  }
}
