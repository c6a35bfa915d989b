package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Block;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.Role;
import dev.slipway.model.Step;
import dev.slipway.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads the roles of a play. */
final class RoleLoader {
  private final Loading loading;
  private final RoleEntries entries;
  private final StepLoader steps;
  private final RoleFolders folders;
  private final RoleArguments arguments;

  /** The tasks of a role, and its handlers and those of its dependencies, each as a block. */
  record LoadedRole(Block block, List<Step> handlers) {}

  RoleLoader(Loading loading, StepLoader steps) {
    this.loading = loading;
    this.entries = new RoleEntries(loading);
    this.steps = steps;
    this.folders = new RoleFolders(loading);
    this.arguments = new RoleArguments(loading);
  }

  /** The roles of a play, in order. */
  List<LoadedRole> load(Optional<Node> roles) {
    List<LoadedRole> loaded = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (RoleUse use : entries.read(roles)) {
      folders
          .find(use.name())
          .filter(folder -> isFirst(use, folder, seen))
          .map(folder -> load(use, folder, new Way(seen, List.of())))
          .ifPresent(loaded::add);
    }
    return loaded;
  }

  /** One role, with its dependencies. */
  Optional<LoadedRole> load(RoleUse use) {
    return folders
        .find(use.name())
        .map(folder -> load(use, folder, new Way(new HashSet<>(), List.of())));
  }

  /**
   * How a role was come to.
   *
   * @param seen the roles that the play has already
   * @param roles the folders of the roles that depend on it, outermost first
   */
  private record Way(Set<String> seen, List<Path> roles) {
    Way through(Path role) {
      List<Path> longer = new ArrayList<>(roles);
      longer.add(role);
      return new Way(seen, longer);
    }
  }

  /** As in Ansible, the same role with the same parameters is done once. */
  private boolean isFirst(RoleUse use, RoleFolder folder, Set<String> seen) {
    boolean first = seen.add(use.fingerprint()) || folder.allowsDuplicates();
    if (!first) {
      loading
          .problems()
          .warning(
              ProblemCode.SUSPICIOUS,
              use.name().range(),
              "The role \""
                  + use.name().text()
                  + "\" is used twice with the same parameters; it"
                  + " runs once.",
              "remove this line, or say \"allow_duplicates: true\" in the role's meta/main.yml");
    }
    return first;
  }

  private LoadedRole load(RoleUse use, RoleFolder folder, Way way) {
    RoleParts parts = use.parts();
    Role role =
        new Role(
            folder.name(),
            folder.path(),
            folder.variables("defaults", parts.defaults()),
            folder.variables("vars", parts.variables()),
            use.parameters());
    List<LoadedRole> before = dependencies(folder, way.through(folder.path()));
    List<Step> handlers = new ArrayList<>();
    before.forEach(one -> handlers.addAll(one.handlers()));
    List<Step> own = steps(folder, role, new Part("handlers", parts.handlers(), Scope.HANDLER));
    if (!own.isEmpty()) {
      handlers.add(block(use, role, own));
    }
    List<Step> tasks = new ArrayList<>(arguments.check(folder, role, use).stream().toList());
    tasks.addAll(steps(folder, role, new Part("tasks", parts.tasks(), Scope.TASK)));
    return new LoadedRole(behind(before, use, block(use, role, tasks)), handlers);
  }

  /** What a role depends on has the keywords of the role, too, as with Ansible. */
  private static Block behind(List<LoadedRole> before, RoleUse use, Block tasks) {
    if (before.isEmpty()) {
      return tasks;
    }
    List<Step> all = new ArrayList<>();
    before.forEach(one -> all.add(one.block()));
    Block dependencies = new Block(use.range(), use.keywords(), Optional.empty(), all);
    return new Block(use.range(), Keywords.none(), Optional.empty(), List.of(dependencies, tasks));
  }

  private List<LoadedRole> dependencies(RoleFolder folder, Way way) {
    return entries.read(folder.dependencies()).stream()
        .flatMap(use -> dependency(use, way).stream())
        .toList();
  }

  private Optional<LoadedRole> dependency(RoleUse use, Way way) {
    return folders
        .find(use.name())
        .filter(folder -> isAcyclic(use, folder, way))
        .filter(folder -> way.seen().add(use.fingerprint()) || folder.allowsDuplicates())
        .map(folder -> load(use, folder, way));
  }

  private boolean isAcyclic(RoleUse use, RoleFolder folder, Way way) {
    boolean cyclic = way.roles().contains(folder.path());
    if (cyclic) {
      loading.error(
          ProblemCode.TASK_CYCLE,
          use.name().range(),
          "The role \"" + use.name().text() + "\" depends on itself.",
          "remove one of the dependencies");
    }
    return !cyclic;
  }

  private static Block block(RoleUse use, Role role, List<Step> steps) {
    return new Block(use.range(), use.keywords(), Optional.of(role), steps);
  }

  /**
   * A folder of a role.
   *
   * @param file the file that is read, without its extension
   */
  private record Part(String folder, String file, Scope scope) {}

  private List<Step> steps(RoleFolder folder, Role role, Part part) {
    return folder
        .file(part.folder(), part.file())
        .map(
            main ->
                steps.load(
                    main.root(),
                    new TaskFile(part.scope(), Optional.of(role), List.of(main.path()))))
        .orElse(List.of());
  }
}
