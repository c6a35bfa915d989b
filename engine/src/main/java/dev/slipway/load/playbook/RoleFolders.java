package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.tree.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds roles by name. */
final class RoleFolders {
  private final Loading loading;
  private final RequiredRoles required;

  RoleFolders(Loading loading) {
    this.loading = loading;
    this.required = new RequiredRoles(loading);
  }

  /** A name with a {@code /} is a path, relative to the playbook. */
  Optional<RoleFolder> find(Scalar name) {
    boolean path = name.text().contains("/");
    List<Path> searched =
        path ? List.of(loading.directory()) : loading.rolePaths().searched(loading.directory());
    Optional<Path> found =
        searched.stream()
            .map(folder -> folder.resolve(name.text()).normalize())
            .filter(Files::isDirectory)
            .findFirst();
    if (found.isEmpty()) {
      notFound(name, searched);
    }
    found.ifPresent(folder -> required.compare(name, folder));
    return found.map(folder -> new RoleFolder(loading, name, folder));
  }

  private void notFound(Scalar name, List<Path> searched) {
    List<String> known = searched.stream().flatMap(RoleFolders::names).distinct().toList();
    loading.error(
        ProblemCode.ROLE_NOT_FOUND,
        name.range(),
        "There is no role \""
            + name.text()
            + "\". Searched:\n  "
            + searched.stream().map(this::shown).collect(Collectors.joining("\n  ")),
        required
            .install(name.text())
            .orElseGet(
                () ->
                    Suggestion.didYouMean(
                        name.text(),
                        known,
                        "create the folder, or name its place with --roles-path")));
  }

  private String shown(Path folder) {
    Path home = loading.rolePaths().home();
    return folder.equals(RolePaths.inHome(home))
        ? "~/.slipway/roles"
        : loading.reader().nameOf(folder);
  }

  static Stream<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList()
          .stream();
    } catch (IOException _) {
      // Only for a suggestion: a folder that cannot be listed has none.
      return Stream.empty();
    }
  }
}
