package dev.slipway.cli;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Reads and writes the files of {@code slipway vault}; {@code -} is what is piped in and out. */
final class VaultFiles {
  static final String PIPE = "-";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Surroundings surroundings;

  VaultFiles(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Path path(String name) {
    return surroundings.directory().resolve(name);
  }

  byte[] read(String name) {
    if (name.equals(PIPE)) {
      try {
        return surroundings.in().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Path path = path(name);
    if (!Files.exists(path)) {
      throw new RefusedException("There is no file \"" + name + "\".", "correct the path.");
    }
    if (Files.isDirectory(path)) {
      throw new RefusedException("\"" + name + "\" is a folder.", "name the files in it.");
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new RefusedException(
          "\"" + name + "\" cannot be read: " + e.getMessage() + ".", "check who may read it.");
    }
  }

  /** As {@link #read}, for what is probably encrypted. */
  SourceFile source(String name) {
    return new SourceFile(
        name.equals(PIPE) ? "(stdin)" : name, new String(read(name), StandardCharsets.ISO_8859_1));
  }

  static boolean isEncrypted(byte[] content) {
    return Vault.isEncrypted(new String(content, StandardCharsets.ISO_8859_1));
  }

  /**
   * Puts a content in place as a whole: whoever looks sees the old or the new one. A file that is
   * there keeps its mode, owner and links to it; a new one is for its owner alone.
   */
  void write(String name, byte[] content) {
    if (name.equals(PIPE)) {
      surroundings.out().writeBytes(content);
      surroundings.out().flush();
      return;
    }
    try {
      Path path = path(name);
      replace(Files.exists(path) ? path.toRealPath() : path.toAbsolutePath(), content);
    } catch (IOException e) {
      throw new RefusedException(
          "\"" + name + "\" cannot be written: " + e.getMessage() + ".",
          "check who may write the file and its folder.");
    }
  }

  private static void replace(Path path, byte[] content) throws IOException {
    Path folder = java.util.Objects.requireNonNull(path.getParent(), "a file is in a folder");
    Path draft = Files.createTempFile(folder, ".slipway-vault", "", OWNER_ONLY);
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        java.nio.ByteBuffer rest = java.nio.ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      if (Files.exists(path)) {
        copyRights(path, draft);
      }
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void copyRights(Path from, Path to) throws IOException {
    Map<String, Object> owner = Files.readAttributes(from, "unix:uid,gid");
    if (!owner.equals(Files.readAttributes(to, "unix:uid,gid"))) {
      Files.setAttribute(to, "unix:uid", owner.get("uid"));
      Files.setAttribute(to, "unix:gid", owner.get("gid"));
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(from);
    Files.setPosixFilePermissions(to, mode);
  }
}
