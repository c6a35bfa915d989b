package dev.slipway.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that only their user may read, put in place as one step. */
final class StateFile {
  private StateFile() {}

  /** Writes what is in a file piece by piece. */
  @FunctionalInterface
  interface Text {
    void writeTo(Writer file) throws IOException;
  }

  static void write(Path file, String text) throws IOException {
    write(file, writer -> writer.write(text));
  }

  static void write(Path file, Text text) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path draft = Files.createTempFile(Files.createDirectories(folder), "slipway", ".part");
    try {
      try (Writer writer = Files.newBufferedWriter(draft)) {
        text.writeTo(writer);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
