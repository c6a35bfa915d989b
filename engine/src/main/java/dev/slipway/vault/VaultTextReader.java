package dev.slipway.vault;

import dev.slipway.vault.VaultText.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes an encrypted text apart and says where it is damaged. */
final class VaultTextReader {
  private static final String RESTORE = "restore it from a copy, or encrypt the plain text again";
  private static final Pattern FIELD_SEPARATOR = Pattern.compile(";");
  private static final Pattern DIGITS = Pattern.compile("(?:[0-9a-fA-F]{2})+");
  private static final int MAC_DIGITS = 64;
  private static final int BLOCK_DIGITS = 32;

  private final String text;
  private final int headerEnd;

  VaultTextReader(String text) {
    this.text = text;
    this.headerEnd = lineEnd(text);
  }

  private static int lineEnd(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  VaultText read() throws DamagedTextException {
    Optional<String> label = label();
    String digits = digits();
    String inner = new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1).strip();
    List<String> parts = List.of(inner.split("\n", -1));
    if (parts.size() != 3) {
      throw body("The encrypted text is cut off: it has " + parts.size() + " of 3 parts.");
    }
    return new VaultText(label, sealed(parts.get(0), parts.get(1), parts.get(2)));
  }

  private Optional<String> label() throws DamagedTextException {
    String header = text.substring(0, headerEnd);
    List<String> fields = FIELD_SEPARATOR.splitAsStream(header).map(String::strip).toList();
    if (!fields.getFirst().equals(VaultText.MARK)) {
      throw header(
          "The text is not encrypted: it does not begin with \"" + VaultText.MARK + "\".",
          "encrypt it by slipway vault encrypt-string, or remove \"!vault\"");
    }
    String version = fields.size() > 1 ? fields.get(1) : "";
    if (!version.equals("1.1") && !version.equals("1.2")) {
      throw header(
          "The encrypted text is of version \"" + version + "\"; versions 1.1 and 1.2 are known.",
          "correct the first line, or encrypt the plain text again");
    }
    String cipher = fields.size() > 2 ? fields.get(2) : "";
    if (!cipher.equals("AES256")) {
      throw header(
          "The text is encrypted by the cipher \"" + cipher + "\"; only AES256 is known.",
          "correct the first line, or encrypt the plain text again");
    }
    boolean labelled = version.equals("1.2") && fields.size() > 3 && !fields.get(3).isEmpty();
    return labelled ? Optional.of(fields.get(3)) : Optional.empty();
  }

  /** The hexadecimal digits of all lines behind the first. */
  private String digits() throws DamagedTextException {
    StringBuilder digits = new StringBuilder(text.length());
    for (int at = headerEnd; at < text.length(); at++) {
      char character = text.charAt(at);
      if (Character.digit(character, 16) >= 0 && character < 0x80) {
        digits.append(character);
      } else if (!Character.isWhitespace(character)) {
        throw new DamagedTextException(
            "The encrypted text is damaged: this is no hexadecimal digit.", RESTORE, at, at + 1);
      }
    }
    if (digits.length() == 0) {
      throw body("The encrypted text ends behind its first line.");
    }
    if (digits.length() % 2 != 0) {
      throw body("The encrypted text is cut off: it has an odd number of digits.");
    }
    return digits.toString();
  }

  private Sealed sealed(String salt, String mac, String ciphertext) throws DamagedTextException {
    for (String part : List.of(salt, mac, ciphertext)) {
      if (!DIGITS.matcher(part).matches()) {
        throw body("The encrypted text is damaged: what its digits stand for is not valid.");
      }
    }
    if (mac.length() != MAC_DIGITS) {
      throw body("The encrypted text is damaged: its checksum is not of the right length.");
    }
    if (ciphertext.length() % BLOCK_DIGITS != 0) {
      throw body("The encrypted text is cut off: its length is no whole number of blocks.");
    }
    return new Sealed(lower(salt), lower(mac), lower(ciphertext));
  }

  private static String lower(String digits) {
    return digits.toLowerCase(Locale.ROOT);
  }

  private DamagedTextException header(String message, String fix) {
    return new DamagedTextException(message, fix, 0, headerEnd);
  }

  private DamagedTextException body(String message) {
    int from = headerEnd;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    boolean empty = from >= text.length();
    return new DamagedTextException(
        message, RESTORE, empty ? 0 : from, empty ? headerEnd : text.stripTrailing().length());
  }
}
