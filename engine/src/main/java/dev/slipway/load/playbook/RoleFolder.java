package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of one role. */
final class RoleFolder {
  private static final List<String> EXTENSIONS = List.of(".yml", ".yaml", ".json");

  private final Loading loading;
  private final Scalar usedAt;
  private final Path path;
  private final VariableFiles variableFiles;

  /** The main file of a part of the role. */
  record MainFile(Path path, Node root) {}

  RoleFolder(Loading loading, Scalar usedAt, Path path) {
    this.loading = loading;
    this.usedAt = usedAt;
    this.path = path;
    this.variableFiles = new VariableFiles(loading);
  }

  Path path() {
    return path;
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  Optional<MainFile> mainFile(String part) {
    return mainPath(part)
        .flatMap(
            main ->
                loading.read(main, usedAt.range()).map(file -> new MainFile(main, file.root())));
  }

  private Optional<Path> mainPath(String part) {
    return EXTENSIONS.stream()
        .map(extension -> path.resolve(part).resolve("main" + extension))
        .filter(Files::exists)
        .findFirst();
  }

  /** From {@code main.yml}, or from all files of the folder {@code main/}, the last one wins. */
  Map<String, Node> variables(String part) {
    Optional<Path> main = mainPath(part);
    Path folder = path.resolve(part).resolve("main");
    if (main.isPresent() || !Files.isDirectory(folder)) {
      return main.map(file -> variableFiles.read(file, usedAt.range())).orElse(Map.of());
    }
    Map<String, Node> variables = new LinkedHashMap<>();
    files(folder).forEach(file -> variables.putAll(variableFiles.read(file, usedAt.range())));
    return Collections.unmodifiableMap(variables);
  }

  private List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> EXTENSIONS.stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException _) {
      loading.error(
          ProblemCode.FILE_UNREADABLE,
          usedAt.range(),
          "\"" + loading.reader().nameOf(folder) + "\" cannot be read.",
          "give yourself the right to read it");
      return List.of();
    }
  }

  boolean allowsDuplicates() {
    return meta()
        .flatMap(mapping -> mapping.get("allow_duplicates"))
        .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
        .isPresent();
  }

  private Optional<Mapping> meta() {
    return mainFile("meta")
        .map(MainFile::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }

  /** What a role says about itself would have to be obeyed; so what is not obeyed is refused. */
  void checkMeta() {
    meta().ifPresent(mapping -> mapping.entries().forEach(this::checkMeta));
    for (String extension : EXTENSIONS) {
      Path specs = path.resolve("meta").resolve("argument_specs" + extension);
      if (Files.exists(specs)) {
        refuse(loading.reader().rangeOf(specs), "argument_specs");
      }
    }
  }

  private void checkMeta(Entry entry) {
    boolean empty =
        (entry.value() instanceof Sequence list && list.items().isEmpty())
            || (entry.value() instanceof Scalar scalar && scalar.isNull());
    if (Set.of("dependencies", "argument_specs").contains(entry.name()) && !empty) {
      refuse(entry.key().range(), entry.name());
    }
  }

  private void refuse(SourceRange range, String what) {
    loading.error(
        ProblemCode.UNSUPPORTED,
        range,
        "\"" + what + "\" of a role is not there yet.",
        what.equals("dependencies")
            ? "name these roles before \"" + name() + "\" under \"roles\" of the play"
            : "check the role's parameters with an \"assert\" task, and remove it");
  }
}
