package dev.slipway.modules.kubernetes;

import dev.slipway.modules.kubernetes.ControlPlaneState.Absent;
import dev.slipway.modules.kubernetes.ControlPlaneState.Done;
import dev.slipway.modules.kubernetes.ControlPlaneState.Down;
import dev.slipway.modules.kubernetes.ControlPlaneState.Partial;
import dev.slipway.modules.kubernetes.Peer.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who makes the cluster. A host that sees the cluster anywhere, in whatever state, never begins
 * another one: that is how one cluster becomes two. Pure.
 */
final class InitRule {
  private InitRule() {}

  /** What to do about a control plane that is half there. */
  enum OnPartial {
    FAIL,
    RESUME,
    RESET
  }

  /**
   * The host that decides.
   *
   * @param name of its node
   * @param ca the hash of the certificate that it holds
   */
  record Host(String name, ControlPlaneState state, Optional<String> ca) {}

  /**
   * The decision of one host.
   *
   * @param peers all control planes in one order for all hosts; the host itself may be among them
   */
  static InitDecision decide(Host host, List<Peer> peers, OnPartial onPartial) {
    List<Peer> others = peers.stream().filter(peer -> !peer.name().equals(host.name())).toList();
    return switch (host.state()) {
      case Done _ -> new InitDecision.Nothing();
      case Down _ -> new InitDecision.Await();
      case Partial(ControlPlaneState.Facts facts) ->
          brokenOffJoin(host, facts, others).orElseGet(() -> ofPartial(facts, others, onPartial));
      case Absent _ -> ofAbsent(host.name(), peers, others);
    };
  }

  /**
   * What a join left that was broken off is for {@code kubeadm_join} to decide. It holds the
   * certificate of the cluster; data of etcd without one may be all that is left of another.
   */
  private static Optional<InitDecision> brokenOffJoin(
      Host host, ControlPlaneState.Facts facts, List<Peer> others) {
    return first(others, Kind.DONE)
        .filter(peer -> host.ca().isEmpty() ? !facts.etcdData() : host.ca().equals(peer.ca()))
        .map(peer -> new InitDecision.Defer(peer.name()));
  }

  private static InitDecision ofPartial(
      ControlPlaneState.Facts facts, List<Peer> others, OnPartial onPartial) {
    String holding = "Here are: " + String.join(", ", facts.holding()) + ".";
    Optional<String> obstacle =
        others.stream()
            .filter(peer -> !peer.kind().equals(Optional.of(Kind.ABSENT)))
            .findFirst()
            .map(InitRule::described);
    if (obstacle.isPresent()) {
      return new InitDecision.Refuse(
          "This host is half a control plane, of no cluster that the others have, and %s. %s Use"
                  .formatted(obstacle.get(), holding)
              + " kubeadm_reset on it first, if it is to join them; nothing is begun here.");
    }
    return switch (onPartial) {
      case FAIL ->
          new InitDecision.Refuse(
              "This host is half a control plane. %s Write on_partial: resume to go on with what is"
                      .formatted(holding)
                  + " there, or on_partial: reset to begin anew.");
      case RESUME -> new InitDecision.Resume();
      case RESET -> hasServed(facts) ? refuseReset(holding) : new InitDecision.StartAnew();
    };
  }

  /** Only an API server that ran writes data of etcd that anybody would miss. */
  private static boolean hasServed(ControlPlaneState.Facts facts) {
    return facts.etcdData() || facts.ready() || facts.configuration() || facts.ownNode();
  }

  private static InitDecision refuseReset(String holding) {
    return new InitDecision.Refuse(
        "This host is half a control plane whose API server may have served: it is not reset. %s"
                .formatted(holding)
            + " Write on_partial: resume to go on with what is there, or use kubeadm_reset.");
  }

  private static InitDecision ofAbsent(String name, List<Peer> peers, List<Peer> others) {
    Optional<Peer> done = first(others, Kind.DONE);
    if (done.isPresent()) {
      return new InitDecision.Defer(done.get().name());
    }
    List<Peer> unclear =
        others.stream()
            .filter(peer -> peer.kind().isEmpty() || peer.kind().get() == Kind.DOWN)
            .toList();
    if (!unclear.isEmpty()) {
      return new InitDecision.Refuse(
          unclear.stream().map(InitRule::described).collect(Collectors.joining("; "))
              + ". A second cluster must not be begun. Repair it, let --limit include it, or"
              + " take it out of the inventory.");
    }
    List<Peer> partial = others.stream().filter(peer -> is(peer, Kind.PARTIAL)).toList();
    if (partial.size() > 1) {
      return new InitDecision.Refuse(
          partial.stream().map(InitRule::described).collect(Collectors.joining("; "))
              + ". Which of them has the cluster cannot be told. Use kubeadm_reset on all but"
              + " one.");
    }
    String leader =
        partial.stream()
            .findFirst()
            .or(() -> peers.stream().findFirst())
            .map(Peer::name)
            .orElse(name);
    return leader.equals(name) ? new InitDecision.Initialise() : new InitDecision.Defer(leader);
  }

  private static Optional<Peer> first(List<Peer> peers, Kind kind) {
    return peers.stream().filter(peer -> is(peer, kind)).findFirst();
  }

  private static boolean is(Peer peer, Kind kind) {
    return peer.kind().equals(Optional.of(kind));
  }

  private static String described(Peer peer) {
    return peer.kind()
        .map(
            kind ->
                switch (kind) {
                  case ABSENT -> "\"%s\" has no cluster".formatted(peer.name());
                  case DONE -> "\"%s\" has the cluster".formatted(peer.name());
                  case DOWN ->
                      "\"%s\" has a cluster whose API server does not answer"
                          .formatted(peer.name());
                  case PARTIAL -> "\"%s\" is half a control plane".formatted(peer.name());
                })
        .orElse("\"%s\" could not be asked whether it has a cluster".formatted(peer.name()));
  }

  /** The host that has the cluster, or gets it, as every host computes it. */
  static String leader(String name, InitDecision decision, List<Peer> peers) {
    return switch (decision) {
      case InitDecision.Defer(String leader) -> leader;
      case InitDecision.Nothing _ -> first(peers, Kind.DONE).map(Peer::name).orElse(name);
      case InitDecision.Initialise _,
          InitDecision.Resume _,
          InitDecision.StartAnew _,
          InitDecision.Await _,
          InitDecision.Refuse _ ->
          name;
    };
  }
}
