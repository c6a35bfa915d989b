package dev.slipway.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a {@code known_hosts} file: {@code [marker] names type key [comment]}.
 *
 * @param place file and line, for messages
 * @param marker {@code @revoked}, {@code @cert-authority} or empty
 * @param names patterns separated by commas, or one hashed name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record KnownHostsLine(String place, String marker, String names, String type, byte[] key) {
  private static final String HASHED = "|1|";

  /** Empty for a comment, and for a line that is none of ours. */
  static Optional<KnownHostsLine> parse(String place, String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    List<String> words = List.of(text.split("\\s+"));
    int at = text.startsWith("@") ? 1 : 0;
    if (words.size() < at + 3) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(words.get(at + 2));
      String marker = at == 1 ? words.getFirst() : "";
      return Optional.of(new KnownHostsLine(place, marker, words.get(at), words.get(at + 1), key));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean isRevoked() {
    return marker.equals("@revoked");
  }

  /** Says that the host has this key, and not only that nobody may, or who may say so. */
  boolean isPlain() {
    return marker.isEmpty();
  }

  boolean hasKey(byte[] other) {
    return Arrays.equals(key, other);
  }

  /**
   * @param name of a host, {@code [host]:port} when it is not port 22
   */
  boolean isAbout(String name) {
    if (names.startsWith(HASHED)) {
      return isHashOf(name);
    }
    return HostPattern.matchesAny(List.of(names.split(",")), name);
  }

  private boolean isHashOf(String name) {
    String[] saltAndHash = names.substring(HASHED.length()).split("\\|", 2);
    if (saltAndHash.length < 2) {
      return false;
    }
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(base64.decode(saltAndHash[0]), "HmacSHA1"));
      byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(hash, base64.decode(saltAndHash[1]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
