package dev.slipway.ssh.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pair of keys in files as OpenSSH makes them.
 *
 * @param file the private one; the public one lies beside it
 */
public record SshKey(Path file) {

  /**
   * Makes a pair.
   *
   * @param type such as {@code ed25519}, {@code rsa} or {@code ecdsa}
   * @param passphrase empty for none
   */
  public static SshKey make(Path file, String type, String passphrase) {
    Tool.run(
        List.of(
            Tool.find("ssh-keygen"),
            "-q",
            "-t",
            type,
            "-N",
            passphrase,
            "-C",
            "test",
            "-f",
            file.toString()));
    return new SshKey(file);
  }

  public static SshKey make(Path file, String type) {
    return make(file, type, "");
  }

  /** The public key as a line: type and key, without the comment. */
  public String open() {
    try {
      return Files.readString(Path.of(file + ".pub")).replace(" test\n", "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The fingerprint as OpenSSH shows it: {@code SHA256:...}. */
  public String fingerprint() {
    String shown = Tool.run(List.of(Tool.find("ssh-keygen"), "-l", "-f", file + ".pub"));
    int start = shown.indexOf("SHA256:");
    return shown.substring(start, shown.indexOf(' ', start));
  }
}
