package dev.slipway.yaml;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the entries of one mapping: each key once, {@code <<} replaced by what it merges in.
 * Merged entries come first and give way to those written in the mapping itself; of several merged
 * mappings the first wins (yaml.org/type/merge).
 */
final class MappingBuilder {
  private static final String MERGE = "<<";

  private final Problems problems;
  private final Map<String, Entry> written = new LinkedHashMap<>();
  private final Map<String, Entry> merged = new LinkedHashMap<>();

  MappingBuilder(Problems problems) {
    this.problems = problems;
  }

  void add(Scalar key, Node value) {
    if (key.style() == Scalar.Style.PLAIN && key.text().equals(MERGE)) {
      merge(value);
    } else if (key.style() == Scalar.Style.PLAIN && key.text().isEmpty()) {
      problems.error(
          ProblemCode.YAML_SYNTAX,
          key.range(),
          "There is no key before the \":\".",
          "write \"key: value\", or quote the text");
    } else {
      Entry first = written.putIfAbsent(key.text(), new Entry(key, value));
      if (first != null) {
        duplicate(key, first);
      }
    }
  }

  Mapping build(SourceRange range) {
    List<Entry> entries = new ArrayList<>();
    merged.values().stream()
        .filter(entry -> !written.containsKey(entry.name()))
        .forEach(entries::add);
    entries.addAll(written.values());
    return new Mapping(range, entries);
  }

  private void merge(Node value) {
    switch (value) {
      case Mapping mapping ->
          mapping.entries().forEach(entry -> merged.putIfAbsent(entry.name(), entry));
      case Sequence sequence when sequence.items().stream().allMatch(Mapping.class::isInstance) ->
          sequence.items().forEach(this::merge);
      case Sequence _, Scalar _ ->
          problems.error(
              ProblemCode.YAML_SYNTAX,
              value.range(),
              "\"<<\" merges mappings into this one, and this is " + value.describe() + ".",
              "write an alias of a mapping, such as \"<<: *defaults\", or a list of them");
    }
  }

  private void duplicate(Scalar key, Entry first) {
    Problem problem =
        Problem.error(
            ProblemCode.DUPLICATE_KEY,
            key.range(),
            "The key \"" + key.text() + "\" stands twice in one mapping.",
            "remove one of them");
    problems.add(
        problem.withNotes(List.of(new Problem.Note(first.key().range(), "the first one"))));
  }
}
