package dev.slipway.modules.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * A cluster as its control planes describe it.
 *
 * @param ca the hash of its certificate; empty when nobody told
 */
record ClusterView(Optional<String> ca, List<Peer> peers) {

  /** As the peers tell; a hash that is given counts first. */
  static ClusterView of(Optional<String> ca, List<Peer> peers) {
    return new ClusterView(
        ca.or(
            () ->
                peers.stream()
                    .filter(peer -> peer.kind().equals(Optional.of(Peer.Kind.DONE)))
                    .flatMap(peer -> peer.ca().stream())
                    .findFirst()),
        peers);
  }

  /** The machine that a node of this name is. */
  Optional<String> machineOf(String node) {
    return peers.stream()
        .flatMap(peer -> peer.nodes().stream())
        .filter(known -> known.name().equals(node))
        .map(NodeFacts.ClusterNode::machine)
        .findFirst();
  }

  /** Whether etcd has a member of this name that has come up. */
  boolean hasMember(String node) {
    return peers.stream()
        .flatMap(peer -> peer.members().stream())
        .anyMatch(member -> member.started() && member.name().equals(node));
  }
}
