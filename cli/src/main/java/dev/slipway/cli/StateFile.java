package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that only their user may read, put in place as one step. */
final class StateFile {
  private StateFile() {}

  static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path draft = Files.createTempFile(Files.createDirectories(folder), "slipway", ".part");
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
