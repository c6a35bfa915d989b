package dev.slipway.modules.kubernetes;

import dev.slipway.host.Bytes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;

/** The certificate of a cluster's authority, which tells clusters apart. */
final class ClusterCertificate {
  private ClusterCertificate() {}

  /**
   * What kubeadm calls the hash of the CA certificate: {@code sha256:} and the digest of its public
   * key.
   *
   * @param pem text with a certificate; empty when it holds none
   */
  static Optional<String> hash(String pem) {
    if (pem.isBlank()) {
      return Optional.empty();
    }
    try {
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .getPublicKey()
              .getEncoded();
      return Optional.of("sha256:" + Bytes.sha256(key));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** The same of a PEM text in Base64, as a kubeconfig holds it. */
  static Optional<String> hashOfData(String base64) {
    try {
      byte[] pem = Base64.getMimeDecoder().decode(base64.strip());
      return hash(new String(pem, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
