package dev.slipway.host;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Content held in memory; a value. */
public final class Bytes implements Content {
  private final byte[] bytes;

  public Bytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static Bytes ofText(String text) {
    return new Bytes(HostText.encode(text));
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  /** The bytes as {@link HostText}. */
  public String text() {
    return HostText.decode(bytes);
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public String sha256() {
    return sha256(bytes);
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /** The SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
