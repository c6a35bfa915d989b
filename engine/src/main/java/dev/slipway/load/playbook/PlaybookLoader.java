package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.load.playbook.Loading.ReadFile;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.vault.Vault;
import dev.slipway.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads a playbook and everything that belongs to it: imported tasks, roles, files of variables.
 */
public final class PlaybookLoader {
  private final ModuleRegistry modules;
  private final RolePaths rolePaths;
  private final SourceReader reader;
  private final Vault vault;

  /**
   * @param vault opens the files that are encrypted
   */
  public PlaybookLoader(ModuleRegistry modules, RolePaths rolePaths, Vault vault) {
    this.vault = vault;
    this.modules = modules;
    this.rolePaths = rolePaths;
    this.reader = new SourceReader(rolePaths.project());
  }

  /**
   * Reads all files and reports all problems of them together.
   *
   * @param playbook relative paths are relative to the folder where the user stands
   * @return the playbook as far as it was understood, in several parts where it imports others; fit
   *     for use only without errors. Empty when the file itself cannot be read
   */
  public List<Playbook> load(Path playbook, Problems problems) {
    Path path = rolePaths.project().toAbsolutePath().resolve(playbook).normalize();
    return load(path, reader.rangeOf(path), List.of(), problems);
  }

  /**
   * @param importing the playbooks that led here
   */
  private List<Playbook> load(
      Path path, SourceRange namedAt, List<Path> importing, Problems problems) {
    Path directory = Optional.ofNullable(path.getParent()).orElse(path);
    Loading loading = new Loading(modules, rolePaths, reader, vault, directory, problems);
    List<Path> way = new ArrayList<>(importing);
    way.add(path);
    return loading.read(path, namedAt).map(file -> playbooks(file, way, loading)).orElse(List.of());
  }

  /**
   * As {@link #load(Path, Problems)}, for a text that is no file.
   *
   * @param directory stands for the folder of the playbook
   */
  public List<Playbook> load(SourceFile text, Path directory, Problems problems) {
    Loading loading = new Loading(modules, rolePaths, reader, vault, directory, problems);
    return YamlReader.read(text, problems)
        .map(root -> new ReadFile(text, root))
        .map(file -> playbooks(file, List.of(directory.resolve(text.name())), loading))
        .orElse(List.of());
  }

  private List<Playbook> playbooks(ReadFile file, List<Path> way, Loading loading) {
    List<Playbook> parts = new ArrayList<>();
    List<Play> plays = new ArrayList<>();
    PlayLoader loader = new PlayLoader(loading, way.getLast());
    for (Node item : items(file, loading)) {
      if (item instanceof Mapping mapping && mapping.get(PlaybookImport.KEY).isPresent()) {
        if (!plays.isEmpty()) {
          parts.add(new Playbook(file.file(), loading.directory(), plays));
          plays.clear();
        }
        PlaybookImport.read(mapping, loading)
            .ifPresent(one -> parts.addAll(imported(one, way, loading)));
      } else {
        add(item, loader, loading, plays);
      }
    }
    if (parts.isEmpty() || !plays.isEmpty()) {
      parts.add(new Playbook(file.file(), loading.directory(), plays));
    }
    return List.copyOf(parts);
  }

  private List<Playbook> imported(PlaybookImport one, List<Path> way, Loading loading) {
    Path path = loading.directory().resolve(one.file().text()).normalize();
    if (way.contains(path)) {
      loading.error(
          ProblemCode.TASK_CYCLE,
          one.file().range(),
          "The playbook \"" + loading.reader().nameOf(path) + "\" imports itself.",
          "remove one of the imports");
      return List.of();
    }
    return loading
        .firstFile(List.of(path), one.file().text(), one.file().range())
        .map(found -> load(found, one.file().range(), way, loading.problems()))
        .orElse(List.of())
        .stream()
        .map(
            part ->
                new Playbook(
                    part.file(), part.directory(), part.plays().stream().map(one::given).toList()))
        .toList();
  }

  private static List<Node> items(ReadFile file, Loading loading) {
    return switch (file.root()) {
      case Sequence sequence -> sequence.items();
      case Mapping mapping -> {
        loading.error(
            ProblemCode.WRONG_TYPE,
            startOf(mapping),
            "A playbook is a list of plays, and this is a mapping.",
            "write \"- \" before the first key and indent the others below it");
        yield List.of();
      }
      case Scalar scalar -> {
        loading.error(
            ProblemCode.WRONG_TYPE,
            scalar.range(),
            "A playbook is a list of plays, and this file holds " + scalar.describe() + ".",
            "begin with a play, such as \"- hosts: all\"");
        yield List.of();
      }
    };
  }

  private static SourceRange startOf(Mapping mapping) {
    return mapping.entries().isEmpty()
        ? mapping.range()
        : mapping.entries().getFirst().key().range();
  }

  private static void add(Node item, PlayLoader loader, Loading loading, List<Play> plays) {
    if (item instanceof Mapping mapping) {
      plays.add(loader.load(mapping));
    } else {
      loading.error(
          ProblemCode.WRONG_TYPE,
          item.range(),
          "A play is a mapping, and this is " + item.describe() + ".",
          "write keys such as \"hosts\" and \"tasks\" below the \"-\"");
    }
  }
}
