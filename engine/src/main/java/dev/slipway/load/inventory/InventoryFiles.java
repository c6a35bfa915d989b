package dev.slipway.load.inventory;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files and folders for the loader; what cannot be read is a problem. */
final class InventoryFiles {
  private static final List<String> IGNORED_ENDS =
      List.of(
          "~",
          ".orig",
          ".bak",
          ".swp",
          ".cfg",
          ".retry",
          ".pyc",
          ".pyo",
          ".rpm",
          ".md",
          ".txt",
          ".rst",
          ".dpkg-old",
          ".dpkg-dist",
          ".rpmsave",
          ".rpmnew");

  private InventoryFiles() {}

  /** A file that is encrypted is opened. */
  static Optional<SourceFile> read(Path path, Vault vault, Problems problems) {
    String name = shown(path);
    try {
      return vault.open(new SourceFile(name, Files.readString(path)), problems);
    } catch (CharacterCodingException _) {
      report(name, "The file is not UTF-8 text.", "save it as UTF-8", problems);
    } catch (IOException e) {
      report(
          name, "The file cannot be read: " + e.getMessage() + ".", "check its rights", problems);
    }
    return Optional.empty();
  }

  /** What is in a folder, by name, without backups, hidden files and texts for people. */
  static List<Path> list(Path folder, Problems problems) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(InventoryFiles::isOfInterest).sorted().toList();
    } catch (IOException e) {
      report(
          shown(folder),
          "The folder cannot be read: " + e.getMessage() + ".",
          "check its rights",
          problems);
      return List.of();
    }
  }

  /** How a path is shown: relative to where the user stands, when it is below. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path normal = path.normalize();
    Path shown = normal.startsWith(here) ? here.relativize(normal) : normal;
    return shown.toString();
  }

  static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static boolean isOfInterest(Path path) {
    String name = nameOf(path);
    return !name.startsWith(".") && IGNORED_ENDS.stream().noneMatch(name::endsWith);
  }

  private static void report(String name, String message, String fix, Problems problems) {
    SourceFile file = new SourceFile(name, "");
    problems.error(ProblemCode.FILE_UNREADABLE, file.beginning(), message, fix);
  }
}
