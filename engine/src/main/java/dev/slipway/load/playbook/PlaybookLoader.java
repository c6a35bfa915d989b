package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
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
   * @return the playbook as far as it was understood; fit for use only without errors. Empty when
   *     the file itself cannot be read
   */
  public Optional<Playbook> load(Path playbook, Problems problems) {
    Path path = rolePaths.project().toAbsolutePath().resolve(playbook).normalize();
    Path directory = Optional.ofNullable(path.getParent()).orElse(path);
    Loading loading = new Loading(modules, rolePaths, reader, vault, directory, problems);
    return loading
        .read(path, reader.rangeOf(path))
        .map(file -> new Playbook(file.file(), directory, plays(file, path, loading)));
  }

  /**
   * As {@link #load(Path, Problems)}, for a text that is no file.
   *
   * @param directory stands for the folder of the playbook
   */
  public Optional<Playbook> load(SourceFile text, Path directory, Problems problems) {
    Loading loading = new Loading(modules, rolePaths, reader, vault, directory, problems);
    return YamlReader.read(text, problems)
        .map(root -> plays(new ReadFile(text, root), directory.resolve(text.name()), loading))
        .map(plays -> new Playbook(text, directory, plays));
  }

  private static List<Play> plays(ReadFile file, Path path, Loading loading) {
    List<Play> plays = new ArrayList<>();
    PlayLoader loader = new PlayLoader(loading, path);
    switch (file.root()) {
      case Sequence sequence -> sequence.items().forEach(play -> add(play, loader, loading, plays));
      case Mapping mapping ->
          loading.error(
              ProblemCode.WRONG_TYPE,
              startOf(mapping),
              "A playbook is a list of plays, and this is a mapping.",
              "write \"- \" before the first key and indent the others below it");
      case Scalar scalar ->
          loading.error(
              ProblemCode.WRONG_TYPE,
              scalar.range(),
              "A playbook is a list of plays, and this file holds " + scalar.describe() + ".",
              "begin with a play, such as \"- hosts: all\"");
    }
    return plays;
  }

  private static dev.slipway.diagnostic.SourceRange startOf(Mapping mapping) {
    return mapping.entries().isEmpty()
        ? mapping.range()
        : mapping.entries().getFirst().key().range();
  }

  private static void add(Node item, PlayLoader loader, Loading loading, List<Play> plays) {
    if (item instanceof Mapping mapping) {
      loader.load(mapping).ifPresent(plays::add);
    } else {
      loading.error(
          ProblemCode.WRONG_TYPE,
          item.range(),
          "A play is a mapping, and this is " + item.describe() + ".",
          "write keys such as \"hosts\" and \"tasks\" below the \"-\"");
    }
  }
}
