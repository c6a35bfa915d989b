package dev.slipway.cli;

import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.vault.OpenedText;
import dev.slipway.vault.PasswordException;
import dev.slipway.vault.Vault;
import dev.slipway.vault.VaultException;
import dev.slipway.vault.VaultPassword;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens and encrypts with the passwords that a command was given. */
final class VaultKeys {
  private static final String WAYS =
      "give one by --vault-id LABEL@FILE, --vault-password-file FILE, -J on a terminal, or"
          + " vault_password_file in slipway.yml.";

  private final VaultPasswords source;
  private final List<VaultPassword> given;
  private final List<VaultPassword> configured;

  VaultKeys(Surroundings surroundings, VaultOptions options) {
    this.source = new VaultPasswords(surroundings);
    this.given = source.given(options);
    this.configured = source.configured(Configuration.load(surroundings));
  }

  /** What an encrypted text holds; a password is asked for when none was given. */
  OpenedText open(SourceFile encrypted) {
    if (!Vault.isEncrypted(encrypted.text())) {
      throw new RefusedException(
          "\"" + encrypted.name() + "\" is not encrypted.", "name a file that is.");
    }
    List<VaultPassword> all = new java.util.ArrayList<>(given);
    all.addAll(configured);
    if (all.isEmpty()) {
      all.add(source.of(new VaultId(VaultPassword.DEFAULT_LABEL, VaultId.PROMPT)));
    }
    try {
      return new Vault(all, _ -> {}).reopen(encrypted);
    } catch (VaultException e) {
      throw new InvalidInputException(e.problem());
    }
  }

  /**
   * The password to encrypt with: the one of this label, else the only one of the command line,
   * else the only one of the configuration, else one that is asked for.
   */
  VaultPassword toEncrypt(Optional<String> label) {
    List<VaultPassword> candidates = given.isEmpty() ? configured : given;
    if (label.isPresent()) {
      return java.util.stream.Stream.concat(given.stream(), configured.stream())
          .filter(password -> password.label().equals(label.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  new RefusedException(
                      "There is no password with the id \"" + label.get() + "\".",
                      "add --vault-id " + label.get() + "@FILE."));
    }
    if (candidates.size() > 1) {
      throw new RefusedException(
          "There are several passwords to encrypt with: "
              + candidates.stream().map(VaultPassword::label).collect(Collectors.joining(", "))
              + ".",
          "choose one by --encrypt-vault-id LABEL.");
    }
    return candidates.isEmpty() ? source.newPassword() : candidates.getFirst();
  }

  /** The password that {@code rekey} changes to. */
  VaultPassword replacement(Optional<String> id, Optional<String> file) {
    if (id.isPresent() && file.isPresent()) {
      throw new RefusedException(
          "--new-vault-id and --new-vault-password-file both name the new password.",
          "leave one of them out.");
    }
    return id.map(VaultId::parse)
        .or(() -> file.map(path -> new VaultId(VaultPassword.DEFAULT_LABEL, path)))
        .map(source::of)
        .orElseGet(source::newPassword);
  }

  static String encrypt(byte[] plain, VaultPassword password) {
    try {
      return Vault.encrypt(plain, password);
    } catch (PasswordException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), WAYS);
    }
  }
}
