package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of one role. */
final class RoleFolder {
  private static final String MAIN = "main";
  private static final String ARGUMENT_SPECS = "argument_specs";
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

  /**
   * A file of a part of the role; a problem when it is asked for by name and not there.
   *
   * @param name without its extension
   */
  Optional<MainFile> file(String part, String name) {
    Optional<Path> found = path(part, name);
    if (found.isEmpty() && !name.equals(MAIN)) {
      loading.firstFile(List.of(path.resolve(part).resolve(name + ".yml")), name, usedAt.range());
    }
    return found.flatMap(
        main -> loading.read(main, usedAt.range()).map(file -> new MainFile(main, file.root())));
  }

  private Optional<Path> path(String part, String name) {
    return EXTENSIONS.stream()
        .map(extension -> path.resolve(part).resolve(name + extension))
        .filter(Files::exists)
        .findFirst();
  }

  /** From {@code main.yml}, or from all files of the folder {@code main/}, the last one wins. */
  Map<String, Node> variables(String part, String name) {
    Optional<Path> main = path(part, name);
    Path folder = path.resolve(part).resolve(name);
    if (main.isPresent() || !Files.isDirectory(folder)) {
      return main.map(file -> variableFiles.read(file, usedAt.range())).orElse(Map.of());
    }
    Map<String, Node> variables = new LinkedHashMap<>();
    files(folder).forEach(file -> variables.putAll(variableFiles.read(file, usedAt.range())));
    return Collections.unmodifiableMap(variables);
  }

  private List<Path> files(Path folder) {
    return loading.filesBelow(folder, Integer.MAX_VALUE, usedAt.range()).stream()
        .filter(file -> EXTENSIONS.stream().anyMatch(file.toString()::endsWith))
        .toList();
  }

  boolean allowsDuplicates() {
    return meta()
        .flatMap(mapping -> mapping.get("allow_duplicates"))
        .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
        .isPresent();
  }

  private Optional<Mapping> meta() {
    return file("meta", MAIN)
        .map(MainFile::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast);
  }

  /** The roles that have to be done before this one, as {@code meta/main.yml} has them. */
  Optional<Node> dependencies() {
    return meta().flatMap(mapping -> mapping.get("dependencies"));
  }

  /** What the role says that it takes, from {@code meta/argument_specs.yml} or the main file. */
  Optional<Node> argumentSpecs() {
    Optional<Mapping.Entry> inMeta = meta().flatMap(mapping -> mapping.entry(ARGUMENT_SPECS));
    if (path("meta", ARGUMENT_SPECS).isEmpty()) {
      return inMeta.map(Mapping.Entry::value);
    }
    inMeta.ifPresent(entry -> refuseSecond(entry.key().range()));
    return file("meta", ARGUMENT_SPECS).flatMap(this::argumentSpecs);
  }

  private Optional<Node> argumentSpecs(MainFile file) {
    Optional<Node> specs =
        file.root() instanceof Mapping mapping ? mapping.get(ARGUMENT_SPECS) : Optional.empty();
    if (specs.isEmpty()) {
      loading.error(
          ProblemCode.ARGUMENT_SPEC,
          file.root().range(),
          "This file describes no arguments.",
          "begin it with \"argument_specs:\", and below it \"main:\" with \"options:\"");
    }
    return specs;
  }

  private void refuseSecond(SourceRange range) {
    loading.error(
        ProblemCode.ARGUMENT_SPEC,
        range,
        "The arguments are described in meta/argument_specs.yml, too.",
        "keep one of the two");
  }
}
