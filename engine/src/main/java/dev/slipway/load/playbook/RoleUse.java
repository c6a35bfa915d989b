package dev.slipway.load.playbook;

import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Keywords;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.Map;

/**
 * A place where a role is named: an entry of {@code roles}, a dependency, an import.
 *
 * @param validated whether the role's arguments are compared with its description of them
 */
record RoleUse(
    SourceRange range,
    Scalar name,
    Keywords keywords,
    Map<String, Node> parameters,
    RoleParts parts,
    boolean validated) {

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
