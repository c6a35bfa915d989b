package dev.slipway.vault;

import java.nio.charset.StandardCharsets;

/** The passwords of the recorded samples. */
final class Passwords {
  static final VaultPassword DEFAULT = VaultPassword.unlabelled(() -> utf8("correct horse"));
  static final VaultPassword PROD = new VaultPassword("prod", () -> utf8("zweites Wort"));

  private Passwords() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
