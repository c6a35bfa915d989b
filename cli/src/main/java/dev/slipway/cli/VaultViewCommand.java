package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slipway vault view}. */
@Command(
    name = "view",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints encrypted files in plain text.")
final class VaultViewCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Encrypted files; - is what is piped in.")
  private List<String> names = new ArrayList<>();

  @Mixin private VaultOptions vault = new VaultOptions();

  VaultViewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    VaultFiles files = new VaultFiles(surroundings);
    VaultKeys keys = new VaultKeys(surroundings, vault);
    names.forEach(name -> files.write(VaultFiles.PIPE, keys.open(files.source(name)).plain()));
    return ExitCode.OK;
  }
}
