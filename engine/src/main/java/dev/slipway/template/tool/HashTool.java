package dev.slipway.template.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** {@code $hash}. */
@ToolName(value = "hash", summary = "Digests of the UTF-8 bytes of a text, in hexadecimal.")
public final class HashTool implements Tool {

  @ToolMethod(
      call = "sha256(text)",
      summary = "The SHA-256 digest.",
      example = "${hash.sha256('a')}",
      gives = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")
  public String sha256(@Nullable Object text) {
    return digest("SHA-256", text);
  }

  @ToolMethod(
      call = "sha512(text)",
      summary = "The SHA-512 digest.",
      example = "${hash.sha512('a').substring(0, 16)}",
      gives = "1f40fc92da241694")
  public String sha512(@Nullable Object text) {
    return digest("SHA-512", text);
  }

  @ToolMethod(
      call = "sha1(text)",
      summary = "The SHA-1 digest, for what still asks for it.",
      example = "${hash.sha1('a')}",
      gives = "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8")
  public String sha1(@Nullable Object text) {
    return digest("SHA-1", text);
  }

  @ToolMethod(
      call = "md5(text)",
      summary = "The MD5 digest, for what still asks for it.",
      example = "${hash.md5('a')}",
      gives = "0cc175b9c0f1b6a831c399e269772661")
  public String md5(@Nullable Object text) {
    return digest("MD5", text);
  }

  private static String digest(String algorithm, @Nullable Object text) {
    try {
      byte[] bytes = Given.text(text).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("every JDK has " + algorithm, exception);
    }
  }
}
