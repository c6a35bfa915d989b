package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.DUPLICATE_KEY;
import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;
import dev.slipway.load.inventory.InventoryDraft.HostDraft;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the variables that one place sets, and hands them to a group or host as one layer. */
final class InlineVariables {
  static final String PRIORITY = "ansible_group_priority";

  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, SourceRange> places = new LinkedHashMap<>();

  InlineVariables(Problems problems) {
    this.problems = problems;
  }

  /** Every entry of a mapping. */
  static InlineVariables of(Mapping mapping, Problems problems) {
    InlineVariables variables = new InlineVariables(problems);
    mapping
        .entries()
        .forEach(entry -> variables.put(entry.name(), entry.key().range(), entry.value()));
    return variables;
  }

  void put(String name, SourceRange place, Node value) {
    if (places.containsKey(name)) {
      problems.add(
          Problem.error(
                  DUPLICATE_KEY,
                  place,
                  "\"" + name + "\" is set twice in one place.",
                  "take one of them out")
              .withNotes(List.of(new Problem.Note(places.get(name), "set here first"))));
      return;
    }
    places.put(name, place);
    values.put(name, value);
  }

  VariableLayer layer(Precedence precedence, String origin) {
    return VariableLayer.written(precedence, origin, values);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  void addTo(GroupDraft group, String origin) {
    boolean all = group.name.equals(InventoryDraft.ALL);
    Node priority = values.remove(PRIORITY);
    if (priority != null) {
      group.priority = priority(priority, group.priority);
    }
    if (!isEmpty()) {
      Precedence precedence = all ? Precedence.INVENTORY_ALL : Precedence.INVENTORY_GROUP;
      group.layers.add(layer(precedence, origin));
    }
  }

  void addTo(HostDraft host, String origin) {
    if (!isEmpty()) {
      host.layers.add(layer(Precedence.INVENTORY_HOST, origin));
    }
  }

  private long priority(Node written, long otherwise) {
    if (written instanceof Scalar scalar && scalar.text().matches("[-+]?\\d{1,9}")) {
      return new BigInteger(scalar.text()).longValue();
    }
    problems.error(
        INVENTORY_SYNTAX,
        written.range(),
        "\"" + PRIORITY + "\" is a whole number.",
        "write a number; of groups of equal depth the one with the higher number wins");
    return otherwise;
  }
}
