package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Play.VariableFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files of variables: those of {@code vars_files}, and those of roles. */
final class VariableFiles {
  private final Loading loading;
  private final VariableNames names;

  VariableFiles(Loading loading) {
    this.loading = loading;
    this.names = new VariableNames(loading);
  }

  /**
   * The value of {@code vars_files}: a path or a list; a list in it means the first that exists.
   */
  List<VariableFile> load(Node value) {
    List<VariableFile> files = new ArrayList<>();
    if (!(value instanceof Scalar scalar && scalar.isNull())) {
      KeywordValues.items(value).forEach(item -> entry(item).ifPresent(files::add));
    }
    return files;
  }

  private Optional<VariableFile> entry(Node item) {
    List<Scalar> written = new ArrayList<>();
    for (Node name : KeywordValues.items(item)) {
      if (!(name instanceof Scalar scalar) || !scalar.isText()) {
        loading.error(
            ProblemCode.WRONG_TYPE,
            name.range(),
            "\"vars_files\" takes paths, and this is " + name.describe() + ".",
            "write the path of a YAML file");
        return Optional.empty();
      }
      if (!scalar.isLiteral()) {
        loading.error(
            ProblemCode.UNSUPPORTED,
            scalar.range(),
            "A file of \"vars_files\" is read before any variable is known.",
            "write the path itself, or use group_vars for what differs between hosts");
        return Optional.empty();
      }
      written.add(scalar);
    }
    return written.isEmpty() ? Optional.empty() : first(item, written);
  }

  private Optional<VariableFile> first(Node item, List<Scalar> written) {
    List<Path> candidates =
        written.stream().map(Scalar::text).flatMap(name -> candidates(name).stream()).toList();
    SourceRange range = item instanceof Sequence ? item.range() : written.getFirst().range();
    return loading
        .firstFile(candidates, written.getFirst().text(), range)
        .map(path -> new VariableFile(loading.reader().nameOf(path), read(path, range)));
  }

  private List<Path> candidates(String name) {
    Path directory = loading.directory();
    return Stream.of(directory.resolve(name), directory.resolve("vars").resolve(name))
        .map(Path::normalize)
        .toList();
  }

  /** The variables of one file; an empty file has none. */
  Map<String, Node> read(Path path, SourceRange namedAt) {
    return loading.read(path, namedAt).map(file -> variables(file.root())).orElse(Map.of());
  }

  private Map<String, Node> variables(Node root) {
    loading.vault().receiveVariables(root, loading.problems());
    return switch (root) {
      case Mapping mapping -> names.read(mapping);
      case Scalar scalar when scalar.isNull() -> Map.of();
      case Node other -> {
        loading.error(
            ProblemCode.WRONG_TYPE,
            other.range(),
            "A file of variables is a mapping, and this is " + other.describe() + ".",
            "write \"name: value\" lines");
        yield Map.of();
      }
    };
  }
}
