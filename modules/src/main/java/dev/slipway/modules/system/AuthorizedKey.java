package dev.slipway.modules.system;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an {@code authorized_keys} file, see {@code sshd(8)}.
 *
 * @param options such as {@code from="10.0.0.0/8",no-pty}; may be empty
 * @param type such as {@code ssh-ed25519}
 * @param blob the key in Base64
 * @param comment may be empty
 */
record AuthorizedKey(String options, String type, String blob, String comment) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<options>(?:[^\\s\"]|\"(?:\\\\\"|[^\"])*\")+)[ \\t]+)?"
              + "(?<type>(?:ssh|ecdsa|sk)-[A-Za-z0-9@.-]+)[ \\t]+"
              + "(?<blob>[A-Za-z0-9+/]+={0,2})(?:[ \\t]+(?<comment>.*))?");

  /** Reads a line; nothing when it holds no key. */
  static Optional<AuthorizedKey> parse(String line) {
    Matcher matcher = FORM.matcher(line.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    AuthorizedKey key =
        new AuthorizedKey(
            Optional.ofNullable(matcher.group("options")).orElse(""),
            matcher.group("type"),
            matcher.group("blob"),
            Optional.ofNullable(matcher.group("comment")).orElse("").strip());
    return key.isWhole() ? Optional.of(key) : Optional.empty();
  }

  /** A key names its own type, so that one that was cut or mixed up is noticed. */
  private boolean isWhole() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(blob));
      if (bytes.remaining() < Integer.BYTES) {
        return false;
      }
      int length = bytes.getInt();
      if (length != type.length() || bytes.remaining() <= length) {
        return false;
      }
      byte[] name = new byte[length];
      bytes.get(name);
      return new String(name, StandardCharsets.US_ASCII).equals(type);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  boolean isSameKey(AuthorizedKey other) {
    return type.equals(other.type) && blob.equals(other.blob);
  }

  AuthorizedKey withOptions(String other) {
    return new AuthorizedKey(other, type, blob, comment);
  }

  AuthorizedKey withComment(String other) {
    return new AuthorizedKey(options, type, blob, other);
  }

  String line() {
    return (options + " " + type + " " + blob + " " + comment).strip();
  }
}
