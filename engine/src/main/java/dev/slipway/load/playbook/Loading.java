package dev.slipway.load.playbook;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.tree.Node;
import dev.slipway.vault.Vault;
import dev.slipway.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the parts of the loader share while one playbook is loaded.
 *
 * @param directory the playbook's folder
 */
record Loading(
    ModuleRegistry modules,
    RolePaths rolePaths,
    SourceReader reader,
    Vault vault,
    Path directory,
    Problems problems) {

  /** A file with what stands in it. */
  record ReadFile(SourceFile file, Node root) {}

  /**
   * @param namedAt where the file is asked for
   */
  Optional<ReadFile> read(Path path, SourceRange namedAt) {
    return reader
        .read(path, namedAt, problems)
        .flatMap(file -> vault.open(file, problems))
        .flatMap(file -> YamlReader.read(file, problems).map(root -> new ReadFile(file, root)))
        .map(this::received);
  }

  private ReadFile received(ReadFile read) {
    vault.receiveTasks(read.root(), problems);
    return read;
  }

  /** The first of these files that is there; a problem with all of them when none is. */
  Optional<Path> firstFile(List<Path> candidates, String written, SourceRange namedAt) {
    List<Path> distinct = candidates.stream().map(Path::normalize).distinct().toList();
    Optional<Path> found = distinct.stream().filter(Files::exists).findFirst();
    if (found.isEmpty()) {
      String searched = distinct.stream().map(reader::nameOf).collect(Collectors.joining("\n  "));
      error(
          ProblemCode.FILE_NOT_FOUND,
          namedAt,
          "There is no file \"" + written + "\". Searched:\n  " + searched,
          "correct the path, or write the file");
    }
    return found;
  }

  /**
   * Every regular file below a folder, in the order of their names; a problem when one of the
   * folders cannot be listed.
   *
   * @param depth how many folders deep, 1 for the folder itself
   * @param namedAt where the folder is asked for
   */
  List<Path> filesBelow(Path folder, int depth, SourceRange namedAt) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      error(
          ProblemCode.FILE_UNREADABLE,
          namedAt,
          "The folder \"" + reader.nameOf(folder) + "\" cannot be read: " + e.getMessage() + ".",
          "give yourself the right to read it, and what is below it");
      return List.of();
    }
  }

  void error(ProblemCode code, SourceRange range, String message, String fix) {
    problems.error(code, range, message, fix);
  }

  void add(Problem problem) {
    problems.add(problem);
  }
}
