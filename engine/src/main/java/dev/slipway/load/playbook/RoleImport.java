package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.load.playbook.RoleLoader.LoadedRole;
import dev.slipway.model.Block;
import dev.slipway.model.Inclusion;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads {@code import_role} and {@code include_role}. */
final class RoleImport {
  static final String IMPORT = "import_role";
  static final String INCLUDE = "include_role";

  private static final String VALIDATE = "rolespec_validate";

  private static final Set<String> PARAMETERS =
      Set.of("name", "tasks_from", "handlers_from", "defaults_from", "vars_from", VALIDATE);

  private static final Set<String> INCLUDE_PARAMETERS =
      Set.of(
          "name",
          "tasks_from",
          "handlers_from",
          "defaults_from",
          "vars_from",
          VALIDATE,
          "apply",
          "public");

  private final Loading loading;
  private final KeywordReader keywords;
  private final IncludedKeywords included;
  private final RoleLoader roles;
  private final List<Step> handlers = new ArrayList<>();
  private final Set<Path> withHandlers = new HashSet<>();

  /** What is being loaded, outermost first: roles by their names and their files of tasks. */
  private final List<String> open = new ArrayList<>();

  RoleImport(Loading loading, RoleLoader roles) {
    this.loading = loading;
    this.keywords = new KeywordReader(loading);
    this.included = new IncludedKeywords(loading);
    this.roles = roles;
  }

  Optional<Step> load(Mapping mapping) {
    Keywords given = keywords.read(mapping, Scope.BLOCK).keywords();
    given.get(Keyword.TAGS).ifPresent(included::requireLiteralTags);
    Entry entry = mapping.entry(IMPORT).orElseThrow();
    return use(mapping, entry, PARAMETERS).flatMap(this::load).map(block -> around(given, block));
  }

  List<Step> include(Mapping mapping) {
    Entry entry = mapping.entry(INCLUDE).orElseThrow();
    Optional<Node> apply =
        entry.value() instanceof Mapping call ? call.get("apply") : Optional.empty();
    IncludedKeywords.Split split = included.split(mapping, apply);
    return use(mapping, entry, INCLUDE_PARAMETERS)
        .flatMap(
            use ->
                load(use)
                    .map(block -> around(split.forTasks(), block))
                    .map(block -> new Inclusion.Choice(use.name().text(), block))
                    .map(
                        choice ->
                            new Inclusion(
                                mapping.range(),
                                split.ofStatement(),
                                entry.key(),
                                use.name(),
                                List.of(choice))))
        .map(split::each)
        .orElse(List.of());
  }

  /** The handlers of the roles since this was last asked; those of one role once. */
  List<Step> takeHandlers() {
    List<Step> taken = List.copyOf(handlers);
    handlers.clear();
    withHandlers.clear();
    return taken;
  }

  private Optional<Block> load(RoleUse use) {
    String key = use.name().text() + " " + use.parts().tasks();
    if (open.contains(key)) {
      loading.error(
          ProblemCode.TASK_CYCLE,
          use.name().range(),
          "The role \"" + use.name().text() + "\" brings itself in.",
          "remove one of the imports, or put what is repeated into a file of tasks with a loop");
      return Optional.empty();
    }
    open.add(key);
    Optional<LoadedRole> loaded = roles.load(use);
    open.removeLast();
    loaded.ifPresent(role -> role.handlers().stream().filter(this::isNew).forEach(handlers::add));
    return loaded.map(LoadedRole::block);
  }

  private boolean isNew(Step ofRole) {
    return !(ofRole instanceof Block block)
        || block.role().map(Role::directory).map(withHandlers::add).orElse(true);
  }

  private static Block around(Keywords given, Block role) {
    return new Block(role.range(), given, Optional.empty(), List.of(role));
  }

  private Optional<RoleUse> use(Mapping statement, Entry entry, Set<String> parameters) {
    if (!(entry.value() instanceof Mapping call)) {
      return name(entry, entry.value())
          .map(
              name ->
                  new RoleUse(
                      statement.range(), name, Keywords.none(), Map.of(), RoleParts.MAIN, true));
    }
    call.entries().stream()
        .filter(one -> !parameters.contains(one.name()))
        .forEach(one -> unknown(entry, one, parameters));
    call.entry("public").ifPresent(this::refusePublic);
    RoleParts parts =
        new RoleParts(
            file(call, "tasks_from"),
            file(call, "handlers_from"),
            file(call, "defaults_from"),
            file(call, "vars_from"));
    boolean validated = isValidated(call);
    return name(entry, call.get("name").orElse(entry.value()))
        .map(
            found ->
                new RoleUse(statement.range(), found, Keywords.none(), Map.of(), parts, validated));
  }

  private boolean isValidated(Mapping call) {
    Optional<Node> flag = call.get(VALIDATE);
    if (flag.isEmpty()) {
      return true;
    }
    if (flag.get() instanceof Scalar scalar && scalar.value() instanceof Boolean wanted) {
      return wanted;
    }
    loading.error(
        ProblemCode.WRONG_TYPE,
        flag.get().range(),
        "\"" + VALIDATE + "\" is read before any variable is known.",
        "write true or false");
    return true;
  }

  private void unknown(Entry entry, Entry parameter, Set<String> parameters) {
    loading.error(
        ProblemCode.UNKNOWN_PARAMETER,
        parameter.key().range(),
        "\"" + entry.name() + "\" has no parameter \"" + parameter.name() + "\".",
        Suggestion.didYouMean(
            parameter.name(), parameters, "put keywords beside \"" + entry.name() + "\""));
  }

  /** Variables of a role are seen by its own tasks; only what says so may be passed over. */
  private void refusePublic(Entry entry) {
    if (entry.value() instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value())) {
      return;
    }
    loading.error(
        ProblemCode.UNSUPPORTED,
        entry.key().range(),
        "The variables of an included role are seen by its own tasks only.",
        "remove \"public\", and name the role under \"roles\" or give the variables to the play");
  }

  private String file(Mapping call, String parameter) {
    Optional<Node> given = call.get(parameter);
    if (given.isEmpty()) {
      return "main";
    }
    if (given.get() instanceof Scalar name && name.isText() && name.isLiteral()) {
      return name.text().replaceAll("\\.(yml|yaml|json)$", "");
    }
    boolean evaluated = !given.get().isLiteral();
    loading.error(
        evaluated ? ProblemCode.UNSUPPORTED : ProblemCode.WRONG_TYPE,
        given.get().range(),
        evaluated
            ? "A role is read before any variable is known."
            : "\""
                + parameter
                + "\" names a file of the role, and this is "
                + given.get().describe()
                + ".",
        evaluated
            ? "write the name of the file, and choose with \"when\""
            : "write a name, such as \"" + parameter + ": install\"");
    return "main";
  }

  private Optional<Scalar> name(Entry entry, Node value) {
    if (value instanceof Scalar name && name.isText() && name.isLiteral()) {
      return Optional.of(name);
    }
    boolean evaluated = value instanceof Scalar name && !name.isLiteral();
    loading.error(
        evaluated ? ProblemCode.UNSUPPORTED : ProblemCode.WRONG_TYPE,
        value.range(),
        evaluated
            ? "A role is read before any variable is known."
            : "\"" + entry.name() + "\" names a role, and this is " + value.describe() + ".",
        evaluated
            ? "write the name of the role, and choose with \"when\""
            : "write \"" + entry.name() + ": {name: NAME}\"");
    return Optional.empty();
  }
}
