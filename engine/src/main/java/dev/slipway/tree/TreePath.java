package dev.slipway.tree;

import dev.slipway.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/** Finds a place in a tree by keys and places in lists. */
public final class TreePath {
  private TreePath() {}

  /**
   * Where the end of a path stands: its key where it has one; as far as the tree goes along.
   *
   * @param path names of keys ({@link String}) and places in lists ({@link Integer}, from 0)
   */
  public static SourceRange range(Node root, List<?> path) {
    SourceRange range = root.range();
    Optional<Node> here = Optional.of(root);
    for (Object step : path) {
      if (here.orElseThrow() instanceof Mapping mapping) {
        Optional<Mapping.Entry> entry = mapping.entry(String.valueOf(step));
        range = entry.map(found -> found.key().range()).orElse(range);
        here = entry.map(Mapping.Entry::value);
      } else if (here.orElseThrow() instanceof Sequence list
          && step instanceof Integer index
          && index < list.items().size()) {
        here = Optional.of(list.items().get(index));
        range = here.orElseThrow().range();
      } else {
        here = Optional.empty();
      }
      if (here.isEmpty()) {
        return range;
      }
    }
    return range;
  }
}
