package dev.slipway.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Does once what every login computes, so that the first one need not wait for it. No host is
 * contacted. What this JDK does not have is left out: no login will use it.
 */
final class WarmUp {
  private static final int BLOCK = 16;

  private WarmUp() {}

  static void perform() {
    try {
      new JSch().getSession("user", "host");
      exchangeKeys();
      sign();
      encrypt();
    } catch (JSchException | GeneralSecurityException _) {
      // The first login is slower then, not wrong.
    }
  }

  private static void exchangeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(generator.generateKeyPair().getPrivate());
    agreement.doPhase(generator.generateKeyPair().getPublic(), true);
    agreement.generateSecret();
  }

  private static void sign() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(new byte[BLOCK]);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(new byte[BLOCK]);
    signature.verify(signed);
  }

  private static void encrypt() throws GeneralSecurityException {
    SecretKeySpec key = new SecretKeySpec(new byte[BLOCK], "AES");
    Cipher galois = Cipher.getInstance("AES/GCM/NoPadding");
    galois.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(BLOCK * 8, new byte[12]));
    galois.doFinal(new byte[BLOCK]);
    Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
    counter.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK]));
    counter.doFinal(new byte[BLOCK]);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    mac.doFinal(new byte[BLOCK]);
  }
}
