package dev.slipway.load.playbook;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.argument.EntryPoint;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles that can be used from where the user stands, and what they say of themselves. */
public final class RoleCatalog {
  private final Loading loading;
  private final RoleFolders folders;

  /**
   * A role.
   *
   * @param folder as diagnostics name it
   * @param entryPoints what it describes in {@code argument_specs}, by name
   * @param defaults as they are written
   */
  public record Description(
      String name,
      String folder,
      Map<String, EntryPoint> entryPoints,
      Map<String, Node> defaults) {}

  /**
   * @param problems takes what is wrong with the files of the roles
   */
  public RoleCatalog(ModuleRegistry modules, RolePaths paths, Vault vault, Problems problems) {
    SourceReader reader = new SourceReader(paths.project());
    this.loading = new Loading(modules, paths, reader, vault, paths.project(), problems);
    this.folders = new RoleFolders(loading);
  }

  /** The names of all roles, sorted. */
  public List<String> names() {
    return loading.rolePaths().searched(loading.directory()).stream()
        .flatMap(RoleFolders::names)
        .distinct()
        .sorted()
        .toList();
  }

  /** A role; a problem when there is none of that name. */
  public Optional<Description> find(Scalar name) {
    return folders.find(name).map(this::describe);
  }

  private Description describe(RoleFolder folder) {
    return new Description(
        folder.name(),
        loading.reader().nameOf(folder.path()),
        new RoleArguments(loading).entryPoints(folder),
        Files.isDirectory(folder.path().resolve("defaults"))
            ? folder.variables("defaults", RoleParts.MAIN.defaults())
            : Map.of());
  }
}
