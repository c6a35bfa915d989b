package dev.slipway.cli;

import dev.slipway.vault.PasswordException;
import dev.slipway.vault.PasswordFile;
import dev.slipway.vault.PasswordSource;
import dev.slipway.vault.VaultPassword;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passwords of encrypted texts, from the command line and the configuration. None is fetched
 * before it is needed.
 */
final class VaultPasswords {
  private final Surroundings surroundings;

  VaultPasswords(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** All of them; those of the command line come first. */
  List<VaultPassword> all(VaultOptions options, Configuration configuration) {
    List<VaultPassword> passwords = new ArrayList<>(given(options));
    passwords.addAll(configured(configuration));
    return passwords;
  }

  /** Those of the command line. */
  List<VaultPassword> given(VaultOptions options) {
    List<VaultPassword> passwords = new ArrayList<>();
    options.ids.forEach(id -> passwords.add(of(VaultId.parse(id))));
    options.files.forEach(
        file -> passwords.add(of(new VaultId(VaultPassword.DEFAULT_LABEL, file))));
    if (options.ask) {
      passwords.add(of(new VaultId(VaultPassword.DEFAULT_LABEL, VaultId.PROMPT)));
    }
    return passwords;
  }

  /** Those of {@code slipway.yml} and the environment. */
  List<VaultPassword> configured(Configuration configuration) {
    List<VaultPassword> passwords = new ArrayList<>();
    configuration.values(Key.VAULT_IDS).forEach(id -> passwords.add(of(VaultId.parse(id))));
    configuration
        .value(Key.VAULT_PASSWORD_FILE)
        .ifPresent(file -> passwords.add(of(new VaultId(VaultPassword.DEFAULT_LABEL, file))));
    return passwords;
  }

  VaultPassword of(VaultId id) {
    PasswordSource source =
        id.isAsked() ? () -> typed(question(id.label())) : file(path(id), id.label());
    return new VaultPassword(id.label(), () -> masked(source.password()));
  }

  private PasswordFile file(Path path, String label) {
    // A program may ask the person at the terminal.
    if (!surroundings.ownStreams() && Files.isExecutable(path)) {
      throw new ElsewhereException();
    }
    return new PasswordFile(path, label);
  }

  /** A password for texts to come: typed twice, as nobody sees what is typed. */
  VaultPassword newPassword() {
    return VaultPassword.unlabelled(
        () -> {
          byte[] first = typed("New vault password");
          byte[] second = typed("The same again");
          if (!java.util.Arrays.equals(first, second)) {
            throw new PasswordException("The two passwords that were typed differ.");
          }
          return masked(first);
        });
  }

  private Path path(VaultId id) {
    return Path.of(
        Configuration.located(Key.VAULT_PASSWORD_FILE, id.source(), surroundings.directory()));
  }

  private static String question(String label) {
    return label.equals(VaultPassword.DEFAULT_LABEL)
        ? "Vault password"
        : "Vault password (" + label + ")";
  }

  private byte[] typed(String question) throws PasswordException {
    Optional<String> typed = surroundings.prompt().ask(question);
    return typed
        .map(String::strip)
        .orElseThrow(() -> new PasswordException("There is no terminal to ask on."))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] masked(byte[] password) {
    surroundings.secrets().add(new String(password, StandardCharsets.UTF_8));
    return password;
  }
}
