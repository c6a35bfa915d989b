package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.load.playbook.KeywordReader.Read;
import dev.slipway.model.Block;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.model.Role;
import dev.slipway.model.Step;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads the roles of a play. */
final class RoleLoader {
  private final Loading loading;
  private final KeywordReader keywords;
  private final StepLoader steps;
  private final VariableNames names;
  private final RoleFolders folders;

  /** The tasks of a role, and its handlers and those of its dependencies, each as a block. */
  record LoadedRole(Block block, List<Step> handlers) {}

  /** A place where a role is named: an entry of {@code roles}, a dependency, an import. */
  record Use(
      SourceRange range,
      Scalar name,
      Keywords keywords,
      Map<String, Node> parameters,
      RoleParts parts) {

    /** Equal for two uses that would do the same. */
    String fingerprint() {
      StringBuilder text = new StringBuilder(name.text());
      keywords.given().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              entry -> text.append('\n').append(entry.getKey()).append(Shape.of(entry.getValue())));
      parameters.forEach((key, node) -> text.append('\n').append(key).append(Shape.of(node)));
      return text.toString();
    }
  }

  RoleLoader(Loading loading, StepLoader steps) {
    this.loading = loading;
    this.keywords = new KeywordReader(loading);
    this.steps = steps;
    this.names = new VariableNames(loading);
    this.folders = new RoleFolders(loading);
  }

  /** The roles of a play, in order. */
  List<LoadedRole> load(Optional<Node> roles) {
    List<LoadedRole> loaded = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node entry : roles.map(RoleLoader::entries).orElse(List.of())) {
      use(entry)
          .ifPresent(
              use ->
                  folders
                      .find(use.name())
                      .filter(folder -> isFirst(use, folder, seen))
                      .map(folder -> load(use, folder, new Way(seen, List.of())))
                      .ifPresent(loaded::add));
    }
    return loaded;
  }

  /** One role, with its dependencies. */
  Optional<LoadedRole> load(Use use) {
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

  private static List<Node> entries(Node roles) {
    return roles instanceof Scalar scalar && scalar.isNull()
        ? List.of()
        : KeywordValues.items(roles);
  }

  private Optional<Use> use(Node entry) {
    return switch (entry) {
      case Scalar scalar when isName(scalar) ->
          Optional.of(new Use(entry.range(), scalar, Keywords.none(), Map.of(), RoleParts.MAIN));
      case Mapping mapping when mapping.get("role").or(() -> mapping.get("name")).isPresent() ->
          use(mapping);
      case Scalar scalar when !scalar.isLiteral() -> Optional.empty();
      case Node other -> {
        loading.error(
            ProblemCode.WRONG_TYPE,
            other.range(),
            "An entry of \"roles\" names a role, and this is " + KeywordValues.shown(other) + ".",
            "write \"- NAME\" or \"- role: NAME\"");
        yield Optional.empty();
      }
    };
  }

  private Optional<Use> use(Mapping mapping) {
    boolean byRole = mapping.get("role").isPresent();
    Node name = mapping.get("role").or(() -> mapping.get("name")).orElseThrow();
    Read read = keywords.read(mapping, Scope.ROLE);
    if (!(name instanceof Scalar scalar) || !isName(scalar)) {
      if (!(name instanceof Scalar)) {
        loading.error(
            ProblemCode.WRONG_TYPE,
            name.range(),
            "The name of a role is text, and this is " + name.describe() + ".",
            "write \"role: NAME\"");
      }
      return Optional.empty();
    }
    Map<Keyword, Node> given = new EnumMap<>(Keyword.class);
    given.putAll(read.keywords().given());
    if (!byRole) {
      given.remove(Keyword.NAME);
    }
    Map<String, Node> parameters = names.read(new Mapping(mapping.range(), read.others()));
    return Optional.of(
        new Use(mapping.range(), scalar, new Keywords(given), parameters, RoleParts.MAIN));
  }

  private boolean isName(Scalar name) {
    if (!name.isLiteral()) {
      loading.error(
          ProblemCode.UNSUPPORTED,
          name.range(),
          "A role is read before any variable is known.",
          "write the name of the role, and choose with \"when\"");
    }
    return name.isLiteral() && name.isText() && !name.text().isBlank();
  }

  /** As in Ansible, the same role with the same parameters is done once. */
  private boolean isFirst(Use use, RoleFolder folder, Set<String> seen) {
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

  private LoadedRole load(Use use, RoleFolder folder, Way way) {
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
    Block tasks =
        block(use, role, steps(folder, role, new Part("tasks", parts.tasks(), Scope.TASK)));
    return new LoadedRole(behind(before, use, tasks), handlers);
  }

  /** What a role depends on has the keywords of the role, too, as with Ansible. */
  private static Block behind(List<LoadedRole> before, Use use, Block tasks) {
    if (before.isEmpty()) {
      return tasks;
    }
    List<Step> all = new ArrayList<>();
    before.forEach(one -> all.add(one.block()));
    Block dependencies = new Block(use.range(), use.keywords(), Optional.empty(), all);
    return new Block(use.range(), Keywords.none(), Optional.empty(), List.of(dependencies, tasks));
  }

  private List<LoadedRole> dependencies(RoleFolder folder, Way way) {
    List<LoadedRole> loaded = new ArrayList<>();
    for (Node entry : folder.dependencies().map(RoleLoader::entries).orElse(List.of())) {
      use(entry).flatMap(use -> dependency(use, way)).ifPresent(loaded::add);
    }
    return loaded;
  }

  private Optional<LoadedRole> dependency(Use use, Way way) {
    return folders
        .find(use.name())
        .filter(folder -> isAcyclic(use, folder, way))
        .filter(folder -> way.seen().add(use.fingerprint()) || folder.allowsDuplicates())
        .map(folder -> load(use, folder, way));
  }

  private boolean isAcyclic(Use use, RoleFolder folder, Way way) {
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

  private static Block block(Use use, Role role, List<Step> steps) {
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
