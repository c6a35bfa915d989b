package dev.slipway.cli;

import dev.slipway.vault.VaultPassword;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway vault create}. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes a new encrypted file in the editor that EDITOR names.")
final class VaultCreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "1", paramLabel = "FILE", description = "A file that is not there yet.")
  private String name = "";

  @Option(
      names = "--encrypt-vault-id",
      paramLabel = "LABEL",
      description = "Which of several passwords to encrypt with.")
  private Optional<String> label = Optional.empty();

  @Mixin private VaultOptions vault = new VaultOptions();

  VaultCreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    VaultFiles files = new VaultFiles(surroundings);
    if (Files.exists(files.path(name))) {
      throw new RefusedException(
          "\"" + name + "\" is there already.", "change it by slipway vault edit.");
    }
    VaultPassword password = new VaultKeys(surroundings, vault).toEncrypt(label);
    // A password that cannot be had is refused before anything is typed into the editor.
    String unwritten = VaultKeys.encrypt(new byte[0], password);
    byte[] edited = VaultEditor.edit(surroundings, name, new byte[0]);
    String text = edited.length == 0 ? unwritten : VaultKeys.encrypt(edited, password);
    files.write(name, text.getBytes(StandardCharsets.UTF_8));
    surroundings.err().println("Encrypted " + name);
    return ExitCode.OK;
  }
}
