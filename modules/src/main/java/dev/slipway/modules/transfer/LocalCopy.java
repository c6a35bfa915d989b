package dev.slipway.modules.transfer;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import dev.slipway.module.TaskFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is on the control host where a file is to be. */
sealed interface LocalCopy {

  /** Nothing, and whether something can be put there. */
  record Absent(boolean writable) implements LocalCopy {}

  /** A file that was fetched before, or another one. */
  record Present(long size, String sha256, boolean writable) implements LocalCopy {}

  /** Something that is no file. */
  record Other() implements LocalCopy {}

  static LocalCopy at(Path path) {
    try {
      if (Files.isRegularFile(path)) {
        String digest = MoreFiles.asByteSource(path).hash(Hashing.sha256()).toString();
        return new Present(Files.size(path), digest, isWritable(path));
      }
      return Files.exists(path) ? new Other() : new Absent(isWritable(path));
    } catch (IOException e) {
      throw new TaskFailedException(
          "\"%s\" on the control host cannot be read: %s.".formatted(path, e.getMessage()));
    }
  }

  /** Whether the directory takes entries, or the nearest one above that is there. */
  private static boolean isWritable(Path path) {
    Optional<Path> directory = Optional.ofNullable(path.toAbsolutePath().getParent());
    while (directory.isPresent() && !Files.exists(directory.get())) {
      directory = Optional.ofNullable(directory.get().getParent());
    }
    return directory.filter(Files::isDirectory).filter(Files::isWritable).isPresent();
  }
}
