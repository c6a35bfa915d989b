package dev.slipway.template;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.vault.Vault;
import dev.slipway.vault.VaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that templates use; those that are encrypted are opened. */
record TemplateFiles(Vault vault) {

  /** A file under the name by which the user knows it: relative to the working directory. */
  SourceFile read(Path file) {
    Path here = Path.of("").toAbsolutePath();
    String name = (file.startsWith(here) ? here.relativize(file) : file).toString();
    try {
      return open(new SourceFile(name, Files.readString(file)));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /**
   * A file as it is to be read.
   *
   * @throws ExpressionException if it is encrypted and cannot be opened
   */
  SourceFile open(SourceFile file) {
    try {
      return vault.open(file);
    } catch (VaultException exception) {
      throw new ExpressionException(exception.problem());
    }
  }

  /** The folder that a file is in. */
  static Path directory(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? file : directory;
  }
}
