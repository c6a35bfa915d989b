package dev.slipway.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges the key that one host shows, and keeps the reason when it is refused. The library asks for
 * a verdict and is told no more than yes or no.
 */
final class HostKeys implements HostKeyRepository {
  private final KnownHosts knownHosts;
  private final HostKeyPolicy policy;
  private final List<Path> files;
  private @Nullable UnreachableException refusal;

  /**
   * @param files the first is the one that new keys are written to
   */
  HostKeys(KnownHosts knownHosts, HostKeyPolicy policy, List<Path> files) {
    this.knownHosts = knownHosts;
    this.policy = policy;
    this.files = files;
  }

  /** Why the key was refused, when it was. */
  Optional<UnreachableException> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public int check(String host, byte[] key) {
    if (policy == HostKeyPolicy.OFF) {
      return OK;
    }
    try {
      Optional<UnreachableException> verdict = judge(host, key);
      refusal = verdict.orElse(null);
      return verdict.isEmpty() ? OK : CHANGED;
    } catch (IOException e) {
      refusal =
          new UnreachableException(
              Reason.HOST_KEY_UNKNOWN, "The known hosts cannot be read: " + e.getMessage(), e);
      return CHANGED;
    }
  }

  /** Empty when the host may be trusted. */
  private Optional<UnreachableException> judge(String host, byte[] key) throws IOException {
    List<KnownHostsLine> about = knownHosts.about(host, files);
    List<KnownHostsLine> withoutPort = knownHosts.about(withoutPort(host), files);
    Optional<KnownHostsLine> revoked =
        withoutPort.stream().filter(line -> line.isRevoked() && line.hasKey(key)).findFirst();
    revoked =
        revoked.or(
            () -> about.stream().filter(line -> line.isRevoked() && line.hasKey(key)).findFirst());
    if (revoked.isPresent()) {
      return refuse(
          Reason.HOST_KEY_CHANGED,
          "The key that " + host + " shows is revoked in " + revoked.get().place());
    }
    // As with OpenSSH, a key known for the host is good for each of its ports.
    if (knows(about, key) || knows(withoutPort, key)) {
      return Optional.empty();
    }
    Optional<KnownHostsLine> other = about.stream().filter(KnownHostsLine::isPlain).findFirst();
    if (other.isPresent()) {
      return refuse(Reason.HOST_KEY_CHANGED, changed(host, key, other.get()));
    }
    if (policy == HostKeyPolicy.STRICT) {
      return refuse(
          Reason.HOST_KEY_UNKNOWN, "The key of " + host + " is not known: " + describe(key));
    }
    knownHosts.add(
        files.getFirst(), host + " " + typeOf(key) + " " + Base64.getEncoder().encodeToString(key));
    return Optional.empty();
  }

  private static boolean knows(List<KnownHostsLine> lines, byte[] key) {
    return lines.stream().anyMatch(line -> line.isPlain() && line.hasKey(key));
  }

  private static Optional<UnreachableException> refuse(Reason reason, String message) {
    return Optional.of(new UnreachableException(reason, message));
  }

  private static String changed(String host, byte[] key, KnownHostsLine known) {
    String what = known.type().equals(typeOf(key)) ? "another key" : "a key of another type";
    return host + " shows " + what + " than " + known.place() + " says: " + describe(key);
  }

  private static String withoutPort(String host) {
    int end = host.indexOf("]:");
    return host.startsWith("[") && end > 0 ? host.substring(1, end) : host;
  }

  private static String describe(byte[] key) {
    return typeOf(key) + " " + fingerprint(key);
  }

  /** As {@code ssh-keygen -l} shows it. */
  private static String fingerprint(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A key begins with the name of its type, behind its length in four bytes. */
  private static String typeOf(byte[] key) {
    int length = key.length < 4 ? 0 : Math.min(key[3], key.length - 4);
    return new String(key, 4, Math.max(0, length), StandardCharsets.US_ASCII);
  }

  /** The library asks so as to prefer types of keys that are known, and for marked lines. */
  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    List<HostKey> keys = new ArrayList<>();
    if (host == null) {
      return new HostKey[0];
    }
    try {
      List<KnownHostsLine> lines = new ArrayList<>(knownHosts.about(host, files));
      if (!withoutPort(host).equals(host)) {
        lines.addAll(knownHosts.about(withoutPort(host), files));
      }
      for (KnownHostsLine line : lines) {
        if (line.isPlain() && (type == null || line.type().equals(type))) {
          keys.add(new HostKey(host, line.key()));
        }
      }
    } catch (IOException | JSchException e) {
      return new HostKey[0];
    }
    return keys.toArray(HostKey[]::new);
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public void add(HostKey key, @Nullable UserInfo user) {
    // Already done by check(), which alone decides.
  }

  @Override
  public void remove(String host, String type) {
    // Nothing that is known is ever forgotten.
  }

  @Override
  public void remove(String host, String type, byte @Nullable [] key) {
    // Nothing that is known is ever forgotten.
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return files.toString();
  }
}
