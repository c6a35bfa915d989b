package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.load.playbook.KeywordReader.Read;
import dev.slipway.load.requirement.RequirementsFile;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keyword.Scope;
import dev.slipway.model.Keywords;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads lists of roles: {@code roles} of a play, {@code dependencies} of a role. */
final class RoleEntries {
  private static final Set<String> SOURCE = Set.of("src", "scm", "version");

  private final Loading loading;
  private final KeywordReader keywords;
  private final VariableNames names;

  RoleEntries(Loading loading) {
    this.loading = loading;
    this.keywords = new KeywordReader(loading);
    this.names = new VariableNames(loading);
  }

  /** The entries that name a role; what is wrong with the others is told. */
  List<RoleUse> read(Optional<Node> roles) {
    return roles.map(RoleEntries::entries).orElse(List.of()).stream()
        .flatMap(entry -> use(entry).stream())
        .toList();
  }

  private static List<Node> entries(Node roles) {
    return roles instanceof Scalar scalar && scalar.isNull()
        ? List.of()
        : KeywordValues.items(roles);
  }

  private Optional<RoleUse> use(Node entry) {
    return switch (entry) {
      case Scalar scalar when isName(scalar) ->
          Optional.of(
              new RoleUse(entry.range(), scalar, Keywords.none(), Map.of(), RoleParts.MAIN, true));
      case Mapping mapping when name(mapping).isPresent() -> use(mapping);
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

  private Optional<RoleUse> use(Mapping mapping) {
    boolean byRole = mapping.get("role").isPresent();
    Node name = name(mapping).orElseThrow();
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
    Map<String, Node> parameters =
        names.read(new Mapping(mapping.range(), withoutSource(mapping, read.others())));
    return Optional.of(
        new RoleUse(
            mapping.range(), scalar, new Keywords(given), parameters, RoleParts.MAIN, true));
  }

  private static Optional<Node> name(Mapping role) {
    return role.get("role")
        .or(() -> role.get("name"))
        .or(
            () ->
                role.get("src")
                    .filter(Scalar.class::isInstance)
                    .map(Scalar.class::cast)
                    .map(src -> Scalar.text(src.range(), RequirementsFile.nameOf(src.text()))));
  }

  /** Where a role comes from is for those who install it, and no parameter. */
  private static List<Mapping.Entry> withoutSource(Mapping role, List<Mapping.Entry> others) {
    return role.get("src").isEmpty()
        ? others
        : others.stream().filter(entry -> !SOURCE.contains(entry.name())).toList();
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
}
