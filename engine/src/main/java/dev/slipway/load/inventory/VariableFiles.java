package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.SUSPICIOUS;
import static dev.slipway.diagnostic.ProblemCode.WRONG_TYPE;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.vault.Vault;
import dev.slipway.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one {@code group_vars} or {@code host_vars} folder: {@code NAME}, {@code NAME.yml},
 * {@code .yaml}, {@code .json}, or a folder {@code NAME} with any number of them, at any depth.
 */
final class VariableFiles {
  private static final List<String> ENDS = List.of("", ".yml", ".yaml", ".json");

  private final Map<String, Path> entries = new HashMap<>();
  private final Vault vault;
  private final Problems problems;

  private VariableFiles(Path folder, Vault vault, Problems problems) {
    this.vault = vault;
    this.problems = problems;
    if (Files.isDirectory(folder)) {
      InventoryFiles.list(folder, problems)
          .forEach(path -> entries.put(InventoryFiles.nameOf(path), path));
    }
  }

  static VariableFiles in(Path folder, Vault vault, Problems problems) {
    return new VariableFiles(folder, vault, problems);
  }

  /** The groups or hosts that there are files of. */
  Set<String> names() {
    return entries.keySet().stream()
        .map(name -> name.replaceFirst("\\.(yml|yaml|json)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The layers of a group or host, weakest first. */
  List<VariableLayer> layers(String name, Precedence precedence) {
    List<Path> found =
        ENDS.stream().map(end -> entries.get(name + end)).filter(path -> path != null).toList();
    found.stream().skip(1).forEach(ignored -> warnOfHidden(ignored, found.getFirst()));
    return found.stream()
        .limit(1)
        .flatMap(this::files)
        .flatMap(path -> read(path, precedence).stream())
        .toList();
  }

  private Stream<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    List<Path> files = new ArrayList<>();
    for (Path entry : InventoryFiles.list(path, problems)) {
      if (Files.isDirectory(entry)) {
        files(entry).forEach(files::add);
      } else if (isVariableFile(entry)) {
        files.add(entry);
      }
    }
    return files.stream();
  }

  private static boolean isVariableFile(Path path) {
    String name = InventoryFiles.nameOf(path);
    return !name.contains(".") || ENDS.stream().skip(1).anyMatch(name::endsWith);
  }

  private Optional<VariableLayer> read(Path path, Precedence precedence) {
    return InventoryFiles.read(path, vault, problems).flatMap(file -> read(file, precedence));
  }

  private Optional<VariableLayer> read(SourceFile file, Precedence precedence) {
    return YamlReader.read(file, problems)
        .map(this::received)
        .flatMap(this::mapping)
        .map(this::warnOfPriority)
        .map(mapping -> InlineVariables.of(mapping, problems).layer(precedence, file.name()))
        .filter(layer -> !layer.definitions().isEmpty());
  }

  private Node received(Node document) {
    vault.receiveVariables(document, problems);
    return document;
  }

  private Optional<Mapping> mapping(Node document) {
    return switch (document) {
      case Mapping mapping -> Optional.of(mapping);
      case Scalar scalar when scalar.isNull() -> Optional.empty();
      case Scalar _, Sequence _ -> {
        problems.error(
            WRONG_TYPE,
            document.range(),
            "A file of variables is a mapping, not " + document.describe() + ".",
            "write \"name: value\" lines");
        yield Optional.empty();
      }
    };
  }

  private Mapping warnOfPriority(Mapping mapping) {
    mapping
        .entry(InlineVariables.PRIORITY)
        .ifPresent(
            entry ->
                problems.warning(
                    SUSPICIOUS,
                    entry.key().range(),
                    "\"" + entry.name() + "\" has no effect in a file of variables.",
                    "set it where the inventory defines the group"));
    return mapping;
  }

  private void warnOfHidden(Path ignored, Path read) {
    problems.warning(
        SUSPICIOUS,
        new SourceFile(InventoryFiles.shown(ignored), "").beginning(),
        "This is not read, because there is \"" + InventoryFiles.shown(read) + "\" too.",
        Files.isDirectory(read) ? "move it into the folder" : "put all in one of them");
  }
}
