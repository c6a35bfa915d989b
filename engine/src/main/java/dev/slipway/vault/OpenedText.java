package dev.slipway.vault;

import dev.slipway.vault.VaultText.Sealed;
import java.util.Optional;

/** What stood encrypted, and what is needed to encrypt another text in its place. */
public final class OpenedText {
  private final byte[] plain;
  private final Optional<String> label;
  private final byte[] password;

  OpenedText(byte[] plain, Optional<String> label, byte[] password) {
    this.plain = plain;
    this.label = label;
    this.password = password;
  }

  public byte[] plain() {
    return plain.clone();
  }

  /** Another text, encrypted with the same password under the same id. */
  public String encryptedAgain(byte[] other) {
    Sealed sealed = VaultCipher.seal(other, password);
    return new VaultText(label, sealed).format();
  }
}
