package dev.slipway.model;

import com.google.common.collect.Maps;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keywords given on one play, role entry, block, task or handler, as they were written. The
 * loader has checked that each may stand there and has a form that it can take.
 */
public record Keywords(Map<Keyword, Node> given) {
  public Keywords {
    given = Maps.immutableEnumMap(given);
  }

  public static Keywords none() {
    return new Keywords(Map.of());
  }

  public Optional<Node> get(Keyword keyword) {
    return Optional.ofNullable(given.get(keyword));
  }

  public Optional<Scalar> scalar(Keyword keyword) {
    return get(keyword).filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  /** A mapping; empty when not given. */
  public Optional<Mapping> mapping(Keyword keyword) {
    return get(keyword).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /** The scalars of a keyword that takes one text or a list of texts; empty when not given. */
  public List<Scalar> scalars(Keyword keyword) {
    return switch (given.get(keyword)) {
      case null -> List.of();
      case Scalar scalar -> List.of(scalar);
      case Sequence sequence ->
          sequence.items().stream()
              .filter(Scalar.class::isInstance)
              .map(Scalar.class::cast)
              .toList();
      case Mapping _ -> List.of();
    };
  }
}
