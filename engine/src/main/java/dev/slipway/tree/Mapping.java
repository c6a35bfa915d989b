package dev.slipway.tree;

import dev.slipway.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys and values in the order they were written; no key stands twice. */
public record Mapping(SourceRange range, List<Entry> entries) implements Node {
  public Mapping {
    entries = List.copyOf(entries);
  }

  /** One key with its value. */
  public record Entry(Scalar key, Node value) {
    public String name() {
      return key.text();
    }
  }

  public static Mapping empty(SourceRange range) {
    return new Mapping(range, List.of());
  }

  public Optional<Node> get(String key) {
    return entry(key).map(Entry::value);
  }

  public Optional<Entry> entry(String key) {
    // Every keyword of every task is looked up: a stream would cost several times as much.
    for (Entry entry : entries) {
      if (entry.name().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  public Set<String> names() {
    return entries.stream()
        .map(Entry::name)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  @Override
  public boolean isLiteral() {
    return entries.stream().allMatch(entry -> entry.key().isLiteral() && entry.value().isLiteral());
  }

  @Override
  public String describe() {
    return "a mapping";
  }
}
