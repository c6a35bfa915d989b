package dev.slipway;

import dev.slipway.graph.TagSelection;
import dev.slipway.model.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks the engine to look at.
 *
 * @param playbooks at least one, run one after the other
 * @param inventories sources as for {@code -i}; empty: only the implicit localhost
 * @param limit a pattern that narrows the hosts of all plays
 * @param extraVariables the values of {@code -e}
 * @param shard a part of the hosts that the limit leaves, which is run by itself
 */
public record ProjectRequest(
    List<Path> playbooks,
    List<String> inventories,
    Optional<String> limit,
    TagSelection tags,
    List<String> extraVariables,
    Optional<Shard> shard) {
  public ProjectRequest {
    playbooks = List.copyOf(playbooks);
    inventories = List.copyOf(inventories);
    extraVariables = List.copyOf(extraVariables);
  }

  /** For the whole fleet. */
  public ProjectRequest(
      List<Path> playbooks,
      List<String> inventories,
      Optional<String> limit,
      TagSelection tags,
      List<String> extraVariables) {
    this(playbooks, inventories, limit, tags, extraVariables, Optional.empty());
  }
}
