package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text that a person edits, in a folder that nobody else can look into. The folder goes with
 * everything that the editor leaves in it, also when the program is ended meanwhile.
 */
final class PrivateDraft implements AutoCloseable {
  private final Path folder;
  private final Path file;
  private final Thread atExit;

  /**
   * @param name the file's own name, by which editors choose their mode
   */
  PrivateDraft(String name, byte[] content) throws IOException {
    this.folder =
        Files.createTempDirectory(
            "slipway-vault",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    this.file = folder.resolve(name);
    this.atExit = new Thread(this::remove, "vault-draft");
    Runtime.getRuntime().addShutdownHook(atExit);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, content);
  }

  /** Lets the person edit, and gives what is in the file then. */
  byte[] edited(String editor) throws IOException, InterruptedException {
    // An editor may be given with options, so a shell takes it apart; the file is its argument.
    Process process =
        new ProcessBuilder(List.of("sh", "-c", editor + " \"$1\"", "sh", file.toString()))
            .inheritIO()
            .start();
    int code = process.waitFor();
    if (code != 0) {
      throw new RefusedException(
          "The editor \"" + editor + "\" ended with exit code " + code + "; nothing was written.",
          "set EDITOR to an editor that is there.");
    }
    return Files.readAllBytes(file);
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The program is ending: the folder was removed now, and is looked for once more.
      return;
    }
  }

  private void remove() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(
          "The folder " + folder + " holds a secret and cannot be removed", e);
    }
  }
}
