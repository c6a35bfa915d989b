package dev.slipway.vault;

import dev.slipway.vault.VaultText.Sealed;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cipher AES256 of the vault format: AES-256 in counter mode over text padded to whole blocks
 * (PKCS #7), an HMAC-SHA256 over the ciphertext, and both keys derived from the password by PBKDF2.
 */
final class VaultCipher {
  private static final int ITERATIONS = 10_000;
  private static final int KEY = 32;
  private static final int BLOCK = 16;
  private static final String HMAC = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec cipherKey;
  private final SecretKeySpec macKey;
  private final IvParameterSpec counter;

  private VaultCipher(byte[] password, byte[] salt) throws GeneralSecurityException {
    byte[] derived = derive(password, salt, 2 * KEY + BLOCK);
    this.cipherKey = new SecretKeySpec(derived, 0, KEY, "AES");
    this.macKey = new SecretKeySpec(derived, KEY, KEY, HMAC);
    this.counter = new IvParameterSpec(derived, 2 * KEY, BLOCK);
  }

  /**
   * @param password not empty
   */
  static Sealed seal(byte[] plain, byte[] password) {
    byte[] salt = new byte[KEY];
    RANDOM.nextBytes(salt);
    try {
      VaultCipher cipher = new VaultCipher(password, salt);
      byte[] ciphertext = cipher.apply(Cipher.ENCRYPT_MODE, padded(plain));
      return Sealed.of(salt, cipher.mac(ciphertext), ciphertext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES and HMAC-SHA256", e);
    }
  }

  /** The plain text; empty when the password is another one or the text was changed. */
  static Optional<byte[]> open(Sealed sealed, byte[] password) {
    try {
      VaultCipher cipher = new VaultCipher(password, sealed.saltBytes());
      byte[] ciphertext = sealed.ciphertextBytes();
      if (!MessageDigest.isEqual(cipher.mac(ciphertext), sealed.macBytes())) {
        return Optional.empty();
      }
      return unpadded(cipher.apply(Cipher.DECRYPT_MODE, ciphertext));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES and HMAC-SHA256", e);
    }
  }

  private byte[] apply(int mode, byte[] text) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(mode, cipherKey, counter);
    return cipher.doFinal(text);
  }

  private byte[] mac(byte[] ciphertext) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(macKey);
    return mac.doFinal(ciphertext);
  }

  private static byte[] padded(byte[] plain) {
    int padding = BLOCK - plain.length % BLOCK;
    byte[] padded = Arrays.copyOf(plain, plain.length + padding);
    Arrays.fill(padded, plain.length, padded.length, (byte) padding);
    return padded;
  }

  private static Optional<byte[]> unpadded(byte[] padded) {
    int padding = padded[padded.length - 1];
    if (padding < 1 || padding > BLOCK) {
      return Optional.empty();
    }
    for (int at = padded.length - padding; at < padded.length; at++) {
      if (padded[at] != padding) {
        return Optional.empty();
      }
    }
    return Optional.of(Arrays.copyOf(padded, padded.length - padding));
  }

  /**
   * PBKDF2 (RFC 8018, 5.2) with HMAC-SHA256. The JDK's own takes passwords as characters only, and
   * a password file may hold bytes that are no text.
   */
  private static byte[] derive(byte[] password, byte[] salt, int length)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(password, HMAC));
    ByteBuffer derived = ByteBuffer.allocate(length);
    for (int block = 1; derived.hasRemaining(); block++) {
      mac.update(salt);
      byte[] step = mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(block).array());
      byte[] sum = step.clone();
      for (int iteration = 1; iteration < ITERATIONS; iteration++) {
        step = mac.doFinal(step);
        for (int at = 0; at < sum.length; at++) {
          sum[at] ^= step[at];
        }
      }
      derived.put(sum, 0, Math.min(sum.length, derived.remaining()));
    }
    return derived.array();
  }
}
