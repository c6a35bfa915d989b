package dev.slipway.ssh;

import com.jcraft.jsch.JSch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.jar.JarFile;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Brings in what a login needs without a host to log in to: for a JVM that records which classes
 * later starts will need. What cannot be brought in is left out.
 */
public final class SshRehearsal {
  private static final int BLOCK = 16;

  private SshRehearsal() {}

  public static void perform() {
    for (Class<?> one : List.of(JSch.class, SshRehearsal.class)) {
      try {
        initializeAllBeside(one);
      } catch (IOException | URISyntaxException _) {
        // Starts are slower then, not wrong.
      }
    }
    try {
      exchangeKeys();
      sign();
      encrypt();
    } catch (GeneralSecurityException _) {
      // As above: this JDK has no such algorithm, so no login will use it.
    }
  }

  private static void initializeAllBeside(Class<?> one) throws IOException, URISyntaxException {
    Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isRegularFile(place)) {
      return;
    }
    String folder = one.getPackageName().replace('.', '/');
    try (JarFile jar = new JarFile(place.toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
          .map(name -> name.substring(0, name.lastIndexOf('.')).replace('/', '.'))
          .forEach(SshRehearsal::initialize);
    }
  }

  private static void initialize(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError _) {
      // The library has classes for other libraries, which are not here.
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
