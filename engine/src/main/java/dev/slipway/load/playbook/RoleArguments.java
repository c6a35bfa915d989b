package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.Role;
import dev.slipway.model.Task;
import dev.slipway.module.argument.ArgumentOption;
import dev.slipway.module.argument.ArgumentSpec;
import dev.slipway.module.argument.ArgumentSpecReader;
import dev.slipway.module.argument.Complaint;
import dev.slipway.module.argument.EntryPoint;
import dev.slipway.tree.Literals;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What roles say that they take, and the step that compares it with what they get. */
final class RoleArguments {
  /** The module of that step. */
  static final String MODULE = "validate_argument_spec";

  private final Loading loading;

  RoleArguments(Loading loading) {
    this.loading = loading;
  }

  /** The entry points that a role describes, by name; what is wrong with them is told. */
  Map<String, EntryPoint> entryPoints(RoleFolder folder) {
    return folder.argumentSpecs().map(this::entryPoints).orElse(Map.of());
  }

  private Map<String, EntryPoint> entryPoints(Node specs) {
    ArgumentSpecReader reader = new ArgumentSpecReader();
    Map<String, EntryPoint> found = reader.entryPoints(Literals.of(specs));
    for (Complaint complaint : reader.complaints()) {
      loading.error(
          ProblemCode.ARGUMENT_SPEC,
          TreePath.range(specs, complaint.path()),
          complaint.message(),
          complaint.fix());
    }
    return found;
  }

  /** The first step of a role, where it describes what it takes. */
  Optional<Task> check(RoleFolder folder, Role role, RoleUse use) {
    EntryPoint entry = entryPoints(folder).get(use.parts().tasks());
    Optional<Node> options =
        folder
            .argumentSpecs()
            .flatMap(specs -> inside(specs, use.parts().tasks()))
            .flatMap(point -> inside(point, "options"));
    if (entry == null || options.isEmpty()) {
      return Optional.empty();
    }
    if (use.parts().equals(RoleParts.MAIN)) {
      compareDefaults(role, entry.arguments(), options.get());
    }
    compareNames(role, entry.arguments());
    return use.validated() && !entry.arguments().options().isEmpty()
        ? Optional.of(task(role, use, entry, options.get()))
        : Optional.empty();
  }

  private static Optional<Node> inside(Node node, String key) {
    return node instanceof Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  /** Nothing sets a variable from a description: a default has to stand in the role's defaults. */
  private void compareDefaults(Role role, ArgumentSpec spec, Node options) {
    for (ArgumentOption option : spec.options()) {
      Node real = role.defaults().get(option.name());
      boolean set = real != null || role.variables().containsKey(option.name());
      boolean same =
          real == null
              || !real.isLiteral()
              || String.valueOf(Literals.of(real))
                  .equals(String.valueOf(option.fallback().orElse("")));
      if (option.fallback().isPresent() && !(set && same)) {
        loading
            .problems()
            .warning(
                ProblemCode.SUSPICIOUS,
                TreePath.range(options, List.of(option.name(), "default")),
                "The role's defaults "
                    + (set ? "have another value" : "have no value")
                    + " for \""
                    + option.name()
                    + "\"; what stands here sets no variable.",
                "write the same in defaults/main.yml");
      }
    }
  }

  private void compareNames(Role role, ArgumentSpec spec) {
    List<String> known = spec.options().stream().map(ArgumentOption::name).toList();
    role.parameters()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                loading
                    .problems()
                    .warning(
                        ProblemCode.SUSPICIOUS,
                        value.range(),
                        "The role \"" + role.name() + "\" describes no \"" + name + "\".",
                        Suggestion.didYouMean(
                            name, known, "remove it, or describe it in the role's argument_specs"));
              }
            });
  }

  private static Task task(Role role, RoleUse use, EntryPoint entry, Node options) {
    String summary = entry.summary().isEmpty() ? "" : " - " + entry.summary();
    Scalar title =
        Scalar.text(
            use.name().range(),
            "Validating arguments against arg spec '" + entry.name() + "'" + summary);
    Scalar module = Scalar.text(use.name().range(), MODULE);
    Keywords keywords =
        new Keywords(
            Map.of(
                Keyword.NAME,
                Literals.unevaluated(title),
                Keyword.TAGS,
                Scalar.text(use.name().range(), "always")));
    Mapping arguments =
        new Mapping(
            use.range(),
            List.of(
                argument(use, "argument_spec", Literals.unevaluated(options)),
                argument(use, "provided_arguments", provided(use, entry))));
    return new Task(use.range(), keywords, module, arguments, Optional.of(role));
  }

  /** The variables of the arguments' names; what has no value is not given. */
  private static Mapping provided(RoleUse use, EntryPoint entry) {
    return new Mapping(
        use.range(),
        entry.arguments().options().stream()
            .map(ArgumentOption::name)
            .map(n -> argument(use, n, Scalar.text(use.name().range(), "${" + n + "|$omit}")))
            .toList());
  }

  private static Mapping.Entry argument(RoleUse use, String name, Node value) {
    return new Mapping.Entry(Scalar.text(use.name().range(), name), value);
  }
}
