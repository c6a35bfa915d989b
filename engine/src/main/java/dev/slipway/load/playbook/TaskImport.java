package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Block;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.Role;
import dev.slipway.model.Step;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads {@code import_tasks}: the file's tasks become a block with the keywords of the import. */
final class TaskImport {
  private final Loading loading;
  private final StepLoader steps;
  private final KeywordReader keywords;

  TaskImport(Loading loading, StepLoader steps) {
    this.loading = loading;
    this.steps = steps;
    this.keywords = new KeywordReader(loading);
  }

  Optional<Step> load(Mapping mapping, TaskFile from) {
    Keywords given = keywords.read(mapping, Scope.BLOCK).keywords();
    given.get(Keyword.TAGS).ifPresent(this::requireLiteral);
    return fileName(mapping.entry("import_tasks").orElseThrow())
        .flatMap(
            name ->
                loading
                    .firstFile(candidates(name.text(), from), name.text(), name.range())
                    .filter(path -> isNew(path, name, from))
                    .flatMap(
                        path ->
                            loading
                                .read(path, name.range())
                                .map(file -> file.root())
                                .map(root -> block(mapping, given, root, from.imported(path)))));
  }

  private void requireLiteral(Node tags) {
    if (!tags.isLiteral()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          tags.range(),
          "The tags of \"import_tasks\" are read before any variable is known.",
          "write the tags themselves");
    }
  }

  private Step block(Mapping mapping, Keywords given, Node root, TaskFile file) {
    return new Block(mapping.range(), given, Optional.empty(), steps.load(root, file));
  }

  private Optional<Scalar> fileName(Entry entry) {
    Node value = entry.value();
    if (value instanceof Mapping mapping) {
      mapping.entries().stream()
          .filter(other -> !other.name().equals("file"))
          .forEach(
              other ->
                  loading.error(
                      ProblemCode.UNKNOWN_PARAMETER,
                      other.key().range(),
                      "\"import_tasks\" has no parameter \"" + other.name() + "\".",
                      "its one parameter is \"file\"; put keywords beside \"import_tasks\""));
      value = mapping.get("file").orElse(entry.value());
    }
    if (!(value instanceof Scalar scalar) || !scalar.isText()) {
      loading.error(
          ProblemCode.WRONG_TYPE,
          value.range(),
          "\"import_tasks\" takes the name of a file, and this is " + value.describe() + ".",
          "write a path, such as \"import_tasks: install.yml\"");
      return Optional.empty();
    }
    return Optional.of(scalar).filter(this::isLiteral);
  }

  private boolean isLiteral(Scalar name) {
    if (!name.isLiteral()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          name.range(),
          "The file of \"import_tasks\" is read before any variable is known.",
          "write one \"import_tasks\" for each file, each with its \"when\"");
    }
    return name.isLiteral();
  }

  /** Beside the file, then in the role's tasks, then beside the playbook. */
  private List<Path> candidates(String name, TaskFile from) {
    List<Path> folders = new ArrayList<>();
    folders.add(from.path().resolveSibling(name));
    from.role()
        .map(Role::directory)
        .map(role -> role.resolve(from.isHandlers() ? "handlers" : "tasks").resolve(name))
        .ifPresent(folders::add);
    folders.add(loading.directory().resolve(name));
    return folders;
  }

  private boolean isNew(Path path, Scalar name, TaskFile from) {
    boolean repeated = from.imports().contains(path);
    if (repeated) {
      loading.error(
          ProblemCode.TASK_CYCLE,
          name.range(),
          "The file \""
              + loading.reader().nameOf(path)
              + "\" imports itself"
              + (from.path().equals(path) ? "." : " through this file."),
          "remove one of the imports");
    }
    return !repeated;
  }
}
