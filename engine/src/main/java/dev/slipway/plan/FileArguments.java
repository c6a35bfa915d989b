package dev.slipway.plan;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.graph.FileSearch;
import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.model.Task;
import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.LocalCommand;
import dev.slipway.module.LocalFile;
import dev.slipway.module.LocalPlace;
import dev.slipway.module.RenderedTemplate;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import dev.slipway.vault.VaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Arguments that name files and templates on the control host. */
final class FileArguments {
  private final Renderer renderer;
  private final FileSearch search;

  FileArguments(Renderer renderer, FileSearch search) {
    this.renderer = renderer;
    this.search = search;
  }

  RenderedTemplate template(Node written, Task task, Scope scope) {
    String name = String.valueOf(renderer.render(written, scope));
    Path path = find(name, FileSearch.Kind.TEMPLATE, task, written.range());
    try {
      SourceFile source = renderer.template(path, search.nameOf(path));
      Path directory = java.util.Objects.requireNonNull(path.toAbsolutePath().getParent());
      return new RenderedTemplate(name, renderer.renderFile(source, directory, scope));
    } catch (CharacterCodingException e) {
      throw unreadable(written.range(), path, "it is not UTF-8");
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(written.range(), path, String.valueOf(e.getMessage()));
    }
  }

  LocalCommand localCommand(Node written, Task task, Scope scope) {
    try {
      List<String> words = CommandWords.split(String.valueOf(renderer.render(written, scope)));
      if (words.isEmpty()) {
        throw new InvalidValueException("There is no file to run.", "name one");
      }
      LocalFile file = read(words.getFirst(), task, written);
      return new LocalCommand(file, words.subList(1, words.size()));
    } catch (InvalidValueException e) {
      throw new ExpressionException(
          Problem.error(
              ProblemCode.INVALID_PARAMETER,
              written.range(),
              String.valueOf(e.getMessage()),
              e.fix()));
    }
  }

  LocalPlace localPlace(Node written, Scope scope) {
    String name = String.valueOf(renderer.render(written, scope));
    Path path = search.playbookDirectory().toAbsolutePath().resolve(name).normalize();
    return new LocalPlace(name, path, String.valueOf(scope.get("inventory_hostname")));
  }

  LocalFile localFile(Node written, Task task, Scope scope) {
    return read(String.valueOf(renderer.render(written, scope)), task, written);
  }

  private LocalFile read(String name, Task task, Node written) {
    Path path = find(name, FileSearch.Kind.FILE, task, written.range());
    try {
      boolean folder = Files.isDirectory(path);
      return new LocalFile(name, folder, folder ? entries(path) : List.of(entry(path, path)));
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(written.range(), path, String.valueOf(e.getMessage()));
    }
  }

  private List<LocalFile.Entry> entries(Path folder) throws IOException {
    List<LocalFile.Entry> entries = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(found -> !found.equals(folder)).sorted().toList()) {
        entries.add(entry(folder, path));
      }
    }
    return entries;
  }

  private LocalFile.Entry entry(Path folder, Path path) throws IOException {
    String name =
        folder.equals(path) ? path.getFileName().toString() : folder.relativize(path).toString();
    int mode = (int) Files.getAttribute(path, "unix:mode") & 07777;
    return new LocalFile.Entry(
        name, mode, Files.isDirectory(path) ? Optional.empty() : Optional.of(content(path)));
  }

  /** Encrypted files reach hosts in plain text. */
  private Content content(Path path) throws IOException {
    Optional<SourceFile> encrypted = FileContent.encrypted(path, search.nameOf(path));
    if (encrypted.isEmpty()) {
      return new FileContent(path);
    }
    try {
      return new Bytes(renderer.vault().content(encrypted.get()));
    } catch (VaultException e) {
      throw new ExpressionException(e.problem());
    }
  }

  private Path find(String name, FileSearch.Kind kind, Task task, SourceRange range) {
    return search
        .find(name, kind, task)
        .orElseThrow(
            () ->
                new ExpressionException(
                    Problem.error(
                        ProblemCode.FILE_NOT_FOUND,
                        range,
                        "There is no file \"" + name + "\".",
                        "put it at one of: " + places(search.candidates(name, kind, task)))));
  }

  private String places(List<Path> candidates) {
    return String.join(", ", candidates.stream().map(search::nameOf).toList());
  }

  private static ExpressionException unreadable(SourceRange range, Path path, String why) {
    return new ExpressionException(
        Problem.error(
            ProblemCode.FILE_UNREADABLE,
            range,
            "\"" + path + "\" cannot be read: " + why + ".",
            "check its permissions and its content"));
  }
}
