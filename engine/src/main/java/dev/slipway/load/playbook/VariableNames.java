package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads mappings whose keys are names of variables. */
final class VariableNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Loading loading;

  VariableNames(Loading loading) {
    this.loading = loading;
  }

  /** In the order they are written. */
  Map<String, Node> read(Mapping mapping) {
    check(mapping);
    Map<String, Node> variables = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> variables.put(entry.name(), entry.value()));
    return Collections.unmodifiableMap(variables);
  }

  void check(Mapping mapping) {
    mapping.entries().forEach(this::check);
  }

  private void check(Entry entry) {
    if (!NAME.matcher(entry.name()).matches()) {
      String better = entry.name().replaceAll("[^A-Za-z0-9_]+", "_").replaceFirst("^(?=\\d)", "_");
      loading.error(
          ProblemCode.INVALID_NAME,
          entry.key().range(),
          "\"" + entry.name() + "\" cannot be the name of a variable.",
          "use letters, digits and _, and begin with a letter, such as \"" + better + "\"");
    }
  }
}
