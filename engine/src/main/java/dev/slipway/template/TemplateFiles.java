package dev.slipway.template;

import dev.slipway.diagnostic.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that templates use. */
final class TemplateFiles {
  private TemplateFiles() {}

  /** A file under the name by which the user knows it: relative to the working directory. */
  static SourceFile read(Path file) {
    Path here = Path.of("").toAbsolutePath();
    String name = (file.startsWith(here) ? here.relativize(file) : file).toString();
    try {
      return new SourceFile(name, Files.readString(file));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** The folder that a file is in. */
  static Path directory(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? file : directory;
  }
}
