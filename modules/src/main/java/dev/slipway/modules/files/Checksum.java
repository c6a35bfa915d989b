package dev.slipway.modules.files;

import dev.slipway.host.Content;
import dev.slipway.module.Arguments;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Compares content with a digest whose algorithm its length tells. */
final class Checksum {
  private static final Map<Integer, String> ALGORITHMS =
      Map.of(32, "MD5", 40, "SHA-1", 56, "SHA-224", 64, "SHA-256", 96, "SHA-384", 128, "SHA-512");
  private static final int BLOCK = 1 << 16;

  private Checksum() {}

  /** Rejects content that has another digest than the argument {@code checksum} says. */
  static void check(Arguments arguments, Content content, String expected) {
    String algorithm = ALGORITHMS.get(expected.length());
    if (algorithm == null) {
      arguments.reject(
          "checksum",
          "\"" + expected + "\" is no digest.",
          "write the 64 hexadecimal digits of the SHA-256.");
      return;
    }
    try {
      String actual = digest(content, algorithm);
      if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
        arguments.reject(
            "checksum",
            "The " + algorithm + " of the source is " + actual + ".",
            "compare the source with the one you mean, or correct the checksum.");
      }
    } catch (IOException e) {
      arguments.reject("src", "It cannot be read: " + e.getMessage() + ".", "look at the file.");
    }
  }

  private static String digest(Content content, String algorithm) throws IOException {
    try (InputStream stream = content.open()) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] block = new byte[BLOCK];
      for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
        digest.update(block, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
