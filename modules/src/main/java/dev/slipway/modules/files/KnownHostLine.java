package dev.slipway.modules.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a {@code known_hosts} file, see {@code sshd(8)}.
 *
 * @param marker such as {@code @cert-authority}; may be empty
 * @param hosts names, patterns, or one hashed name
 * @param type such as {@code ssh-ed25519}
 * @param blob the key in Base64
 * @param comment may be empty
 */
record KnownHostLine(String marker, List<String> hosts, String type, String blob, String comment) {
  private static final String HASH = "|1|";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<marker>@[a-z-]+)[ \\t]+)?(?<hosts>\\S+)[ \\t]+"
              + "(?<type>[A-Za-z0-9@.-]+)[ \\t]+"
              + "(?<blob>[A-Za-z0-9+/]+={0,2})(?:[ \\t]+(?<comment>.*))?");

  /** Reads a line; nothing when it holds no key. */
  static Optional<KnownHostLine> parse(String line) {
    Matcher matcher = FORM.matcher(line.strip());
    if (line.stripLeading().startsWith("#") || !matcher.matches()) {
      return Optional.empty();
    }
    KnownHostLine parsed =
        new KnownHostLine(
            Optional.ofNullable(matcher.group("marker")).orElse(""),
            List.of(matcher.group("hosts").split(",")),
            matcher.group("type"),
            matcher.group("blob"),
            Optional.ofNullable(matcher.group("comment")).orElse("").strip());
    return parsed.isWhole() ? Optional.of(parsed) : Optional.empty();
  }

  /** A key names its own type, so that one that was cut or mixed up is noticed. */
  private boolean isWhole() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(blob));
      if (bytes.remaining() < Integer.BYTES || bytes.getInt() != type.length()) {
        return false;
      }
      byte[] name = new byte[type.length()];
      if (bytes.remaining() <= name.length) {
        return false;
      }
      bytes.get(name);
      return new String(name, StandardCharsets.US_ASCII).equals(type);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Whether it names this host itself, plainly or hashed; patterns name nobody. */
  boolean names(String host) {
    return hosts.stream().anyMatch(written -> isName(written, host));
  }

  private static boolean isName(String written, String host) {
    if (!written.startsWith(HASH)) {
      return written.equalsIgnoreCase(host);
    }
    String[] parts = written.substring(HASH.length()).split("\\|", -1);
    try {
      return parts.length == 2
          && MessageDigest.isEqual(
              digest(Base64.getDecoder().decode(parts[0]), host),
              Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  boolean isHashed() {
    return hosts.getFirst().startsWith(HASH);
  }

  /** Whether both are keys of one kind, of which a host has one. */
  boolean isSameKind(KnownHostLine other) {
    return marker.equals(other.marker) && type.equals(other.type);
  }

  boolean isSameKey(KnownHostLine other) {
    return isSameKind(other) && blob.equals(other.blob);
  }

  /** For other hosts. */
  KnownHostLine of(List<String> names) {
    return new KnownHostLine(marker, List.copyOf(names), type, blob, comment);
  }

  /** What is left without a host; nothing when it names no other. */
  Optional<KnownHostLine> without(String host) {
    List<String> left = new ArrayList<>(hosts);
    left.removeIf(written -> isName(written, host));
    return left.isEmpty() ? Optional.empty() : Optional.of(of(left));
  }

  /**
   * For one host, whose name is not to be read off the file. The salt is made of the name and the
   * key, so that a dry run and the run after it say the same.
   */
  KnownHostLine hashed(String host) {
    byte[] salt = digest(blob.getBytes(StandardCharsets.US_ASCII), host);
    Base64.Encoder base64 = Base64.getEncoder();
    return of(
        List.of(
            HASH + base64.encodeToString(salt) + "|" + base64.encodeToString(digest(salt, host))));
  }

  /** HMAC-SHA1 of the name in small letters, by the salt: the rule of OpenSSH. */
  private static byte[] digest(byte[] salt, String host) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt.length == 0 ? new byte[1] : salt, "HmacSHA1"));
      return mac.doFinal(host.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA1", e);
    }
  }

  String line() {
    String hostList = String.join(",", hosts);
    return (marker + " " + hostList + " " + type + " " + blob + " " + comment).strip();
  }
}
