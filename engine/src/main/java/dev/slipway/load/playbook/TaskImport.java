package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.Step;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads {@code import_tasks}, whose tasks become a block with the keywords of the import, and
 * {@code include_tasks}, which is decided upon on each host.
 */
final class TaskImport {
  static final String IMPORT = "import_tasks";
  static final String INCLUDE = "include_tasks";

  private final Loading loading;
  private final StepLoader steps;
  private final KeywordReader keywords;
  private final IncludedKeywords included;
  private final TaskFiles files;

  TaskImport(Loading loading, StepLoader steps) {
    this.loading = loading;
    this.steps = steps;
    this.keywords = new KeywordReader(loading);
    this.included = new IncludedKeywords(loading);
    this.files = new TaskFiles(loading);
  }

  /** An import; among handlers an inclusion is one as well. */
  Optional<Block> load(Mapping mapping, TaskFile from) {
    Keywords given = keywords.read(mapping, Scope.BLOCK).keywords();
    given.get(Keyword.TAGS).ifPresent(included::requireLiteralTags);
    Entry entry = mapping.entry(IMPORT).or(() -> mapping.entry(INCLUDE)).orElseThrow();
    return fileName(entry, List.of("file"))
        .filter(name -> isLiteral(entry, name))
        .flatMap(name -> files.find(name, from).flatMap(path -> read(path, name, from)))
        .map(read -> block(mapping, given, read));
  }

  /** One step for each item of a loop, which has to be written out. */
  List<Step> include(Mapping mapping, TaskFile from) {
    Entry entry = mapping.entry(INCLUDE).orElseThrow();
    Optional<Scalar> name = fileName(entry, List.of("file", "apply"));
    if (name.isEmpty()) {
      return List.of();
    }
    IncludedKeywords.Split split = included.split(mapping, parameter(entry, "apply"));
    List<Inclusion.Choice> choices = new ArrayList<>();
    for (TaskFiles.Candidate candidate : files.candidates(name.get(), from)) {
      if (!name.get().isLiteral() && from.imports().contains(candidate.path())) {
        // What stands for any name is not meant to stand for the file itself.
        continue;
      }
      read(candidate.path(), name.get(), from)
          .map(read -> block(mapping, split.forTasks(), read))
          .ifPresent(block -> choices.add(new Inclusion.Choice(candidate.name(), block)));
    }
    return choices.isEmpty()
        ? List.of()
        : split.each(
            new Inclusion(mapping.range(), split.ofStatement(), entry.key(), name.get(), choices));
  }

  private record Read(Node root, TaskFile file) {}

  private Optional<Read> read(Path path, Scalar name, TaskFile from) {
    if (!isNew(path, name, from)) {
      return Optional.empty();
    }
    return loading.read(path, name.range()).map(file -> new Read(file.root(), from.imported(path)));
  }

  private Block block(Mapping mapping, Keywords given, Read read) {
    return new Block(
        mapping.range(), given, Optional.empty(), steps.load(read.root(), read.file()));
  }

  private static Optional<Node> parameter(Entry entry, String name) {
    return entry.value() instanceof Mapping mapping ? mapping.get(name) : Optional.empty();
  }

  private Optional<Scalar> fileName(Entry entry, List<String> parameters) {
    Node value = entry.value();
    String action = entry.name();
    if (value instanceof Mapping mapping) {
      mapping.entries().stream()
          .filter(other -> !parameters.contains(other.name()))
          .forEach(
              other ->
                  loading.error(
                      ProblemCode.UNKNOWN_PARAMETER,
                      other.key().range(),
                      "\"" + action + "\" has no parameter \"" + other.name() + "\".",
                      "it takes: "
                          + String.join(", ", parameters)
                          + "; put keywords beside \""
                          + action
                          + "\""));
      value = mapping.get("file").orElse(entry.value());
    }
    if (!(value instanceof Scalar scalar) || !scalar.isText()) {
      loading.error(
          ProblemCode.WRONG_TYPE,
          value.range(),
          "\"" + action + "\" takes the name of a file, and this is " + value.describe() + ".",
          "write a path, such as \"" + action + ": install.yml\"");
      return Optional.empty();
    }
    return Optional.of(scalar);
  }

  private boolean isLiteral(Entry entry, Scalar name) {
    if (!name.isLiteral()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          name.range(),
          "The file of \"" + entry.name() + "\" is read before any variable is known.",
          entry.name().equals(IMPORT)
              ? "write \"include_tasks\", which is decided upon on each host"
              : "write the name itself: the handlers are known before a run");
    }
    return name.isLiteral();
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
