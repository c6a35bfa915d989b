package dev.slipway.template;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import java.util.Collection;
import java.util.List;

/**
 * A place where an expression reads a variable or a tool.
 *
 * @param root the name of the variable
 * @param path the keys below it as far as they are written: {@code groups.kube_node[0]} has {@code
 *     kube_node, 0}; a key that is computed is {@code *}; a method call ends the path, except
 *     {@code get} which counts as a key
 * @param range from the {@code $} to the end of the reference
 * @param guarded whether it is no mistake when the variable is missing: the reference has an
 *     alternate value, or a template may have set the name itself by then
 */
public record Reference(String root, List<String> path, SourceRange range, boolean guarded) {

  /** Stands in a path for a key that is computed. */
  public static final String ANY = "*";

  public Reference {
    path = List.copyOf(path);
  }

  /**
   * Says that nothing defines the root.
   *
   * @param names those that are defined, one of which may be meant
   */
  public Problem undefined(Collection<String> names) {
    return Problem.error(
        ProblemCode.UNDEFINED_VARIABLE,
        range,
        "\"" + root + "\" is not defined.",
        Undefined.fix(root, path.isEmpty() ? "" : "." + String.join(".", path), names));
  }

  @Override
  public String toString() {
    return root + (path.isEmpty() ? "" : "." + String.join(".", path));
  }
}
