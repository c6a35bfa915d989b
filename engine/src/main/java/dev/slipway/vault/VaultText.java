package dev.slipway.vault;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An encrypted text, taken apart: a header line such as {@code $ANSIBLE_VAULT;1.2;AES256;prod}, and
 * lines of hexadecimal digits. Ansible's documentation describes the format ("Format of files
 * encrypted with Ansible Vault").
 *
 * @param label the id of the password in the header; version 1.1 has none
 * @param sealed what the lines hold
 */
record VaultText(Optional<String> label, Sealed sealed) {
  static final String MARK = "$ANSIBLE_VAULT";

  private static final int LINE_WIDTH = 80;
  private static final HexFormat HEX = HexFormat.of();

  /** What stands between header and end, still encrypted. */
  record Sealed(String salt, String mac, String ciphertext) {
    byte[] saltBytes() {
      return HEX.parseHex(salt);
    }

    byte[] macBytes() {
      return HEX.parseHex(mac);
    }

    byte[] ciphertextBytes() {
      return HEX.parseHex(ciphertext);
    }

    static Sealed of(byte[] salt, byte[] mac, byte[] ciphertext) {
      return new Sealed(HEX.formatHex(salt), HEX.formatHex(mac), HEX.formatHex(ciphertext));
    }
  }

  /**
   * @throws DamagedTextException saying where, for everything that can be seen without a password
   */
  static VaultText parse(String text) throws DamagedTextException {
    return new VaultTextReader(text).read();
  }

  /** As it stands in a file, with a line end behind every line. */
  String format() {
    List<String> parts = List.of(sealed.salt(), sealed.mac(), sealed.ciphertext());
    String digits = HEX.formatHex(String.join("\n", parts).getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder(header()).append('\n');
    for (int at = 0; at < digits.length(); at += LINE_WIDTH) {
      text.append(digits, at, Math.min(digits.length(), at + LINE_WIDTH)).append('\n');
    }
    return text.toString();
  }

  private String header() {
    return label
        .filter(id -> !id.equals(VaultPassword.DEFAULT_LABEL))
        .map(id -> MARK + ";1.2;AES256;" + id)
        .orElse(MARK + ";1.1;AES256");
  }
}
