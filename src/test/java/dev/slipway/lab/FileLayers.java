package dev.slipway.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The trees that a host's tree is made of. Most of its files are those of the base, which nobody
 * can change, so that their content need not be read.
 *
 * @param root the host's whole tree
 * @param base the lower layer, shared by all hosts
 * @param upper what this host wrote
 */
record FileLayers(Path root, Path base, Path upper) {

  /**
   * What stands for a file's content: the same for the same content, whichever layer holds it.
   *
   * @param path relative to the root
   * @param onRootFileSystem whether the file lies in the layers and not, say, on a tmpfs
   */
  String content(Path path, boolean onRootFileSystem) throws IOException {
    Path file = root.resolve(path);
    if (onRootFileSystem && !Files.exists(upper.resolve(path))) {
      return "of the base";
    }
    Path original = base.resolve(path);
    if (Files.isRegularFile(original) && Files.mismatch(original, file) == -1) {
      return "of the base";
    }
    return "sha256 " + digest(file);
  }

  private static String digest(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
        digest.update(buffer, 0, length);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
