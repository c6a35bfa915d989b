package dev.slipway.graph;

import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keywords of a task and of everything around it: play, role, blocks, the task itself,
 * outermost first. What a task inherits is read from here, by the rule of each {@link Keyword}.
 */
public record Surroundings(List<Keywords> outermostFirst) {
  public Surroundings {
    outermostFirst = List.copyOf(outermostFirst);
  }

  public Surroundings with(Keywords inner) {
    List<Keywords> longer = new ArrayList<>(outermostFirst);
    longer.add(inner);
    return new Surroundings(longer);
  }

  /** The innermost value that is given; for keywords that are not inherited, the task's own. */
  public Optional<Node> innermost(Keyword keyword) {
    if (keyword.inherit() == Keyword.Inherit.NEVER) {
      return outermostFirst.getLast().get(keyword);
    }
    for (int i = outermostFirst.size() - 1; i >= 0; i--) {
      Optional<Node> given = outermostFirst.get(i).get(keyword);
      if (given.isPresent()) {
        return given;
      }
    }
    return Optional.empty();
  }

  /** Whether a flag is given and not plainly false. */
  public boolean isGiven(Keyword flag) {
    return innermost(flag)
        .filter(written -> !(written instanceof Scalar s && Boolean.FALSE.equals(s.value())))
        .isPresent();
  }

  /** Every value that is given, outermost first. */
  public List<Node> all(Keyword keyword) {
    List<Node> all = new ArrayList<>();
    for (Keywords keywords : outermostFirst) {
      keywords.get(keyword).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** The texts of a keyword that takes texts, of all levels together, outermost first. */
  public List<Scalar> texts(Keyword keyword) {
    List<Scalar> texts = new ArrayList<>();
    all(keyword).forEach(node -> collect(node, texts));
    return List.copyOf(texts);
  }

  private static void collect(Node node, List<Scalar> into) {
    switch (node) {
      case Scalar scalar -> into.add(scalar);
      case Sequence sequence -> sequence.items().forEach(item -> collect(item, into));
      case dev.slipway.tree.Mapping _ -> {}
    }
  }
}
