package dev.slipway.cli;

import dev.slipway.vault.OpenedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slipway vault edit}. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Opens an encrypted file in the editor that EDITOR names, and encrypts it again.")
final class VaultEditCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1", paramLabel = "FILE", description = "An encrypted file.")
  private String name = "";

  @Mixin private VaultOptions vault = new VaultOptions();

  VaultEditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    VaultFiles files = new VaultFiles(surroundings);
    OpenedText opened = new VaultKeys(surroundings, vault).open(files.source(name));
    byte[] edited = VaultEditor.edit(surroundings, name, opened.plain());
    if (Arrays.equals(edited, opened.plain())) {
      surroundings.err().println("Nothing was changed in " + name);
      return ExitCode.OK;
    }
    files.write(name, opened.encryptedAgain(edited).getBytes(StandardCharsets.UTF_8));
    surroundings.err().println("Encrypted " + name);
    return ExitCode.OK;
  }
}
