package dev.slipway.modules.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.modules.kubernetes.ControlPlaneState.Facts;
import dev.slipway.modules.kubernetes.InitRule.OnPartial;
import dev.slipway.modules.kubernetes.Peer.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every combination of facts of one host, with every combination of states of two peers. */
class InitRuleTest {
  private static final int FACTS = 7;
  private static final String OWN = "cp1";
  private static final String THEIRS = "sha256:theirs";

  /** One situation. */
  record Situation(Facts facts, Optional<String> ca, List<Peer> peers, OnPartial onPartial) {
    ControlPlaneState state() {
      return ControlPlaneState.of(facts, false);
    }

    InitDecision decision() {
      return InitRule.decide(new InitRule.Host(OWN, state(), ca), peers, onPartial);
    }

    boolean anyPeer(Kind kind) {
      return peers.stream()
          .filter(peer -> !peer.name().equals(OWN))
          .anyMatch(peer -> peer.kind().equals(Optional.of(kind)));
    }

    boolean anyUnknownPeer() {
      return peers.stream().anyMatch(peer -> peer.kind().isEmpty());
    }
  }

  static Stream<Facts> facts() {
    return IntStream.range(0, 1 << FACTS)
        .mapToObj(
            bits ->
                new Facts(
                    (bits & 1) != 0,
                    (bits & 2) != 0,
                    (bits & 4) != 0,
                    (bits & 8) != 0,
                    (bits & 16) != 0,
                    (bits & 32) != 0,
                    (bits & 64) != 0));
  }

  private static List<Optional<Kind>> kinds() {
    List<Optional<Kind>> kinds = new ArrayList<>();
    kinds.add(Optional.empty());
    Arrays.stream(Kind.values()).map(Optional::of).forEach(kinds::add);
    return kinds;
  }

  static Peer peer(String name, Optional<Kind> kind) {
    Optional<String> ca = kind.filter(it -> it != Kind.ABSENT).map(_ -> THEIRS);
    return new Peer(name, kind, Optional.empty(), ca, List.of(), List.of());
  }

  static List<Situation> situations() {
    List<Situation> all = new ArrayList<>();
    for (Facts facts : facts().toList()) {
      Kind own = Kind.valueOf(ControlPlaneState.of(facts, false).word());
      for (Optional<Kind> first : kinds()) {
        for (Optional<Kind> last : kinds()) {
          List<Peer> peers =
              List.of(peer(OWN, Optional.of(own)), peer("cp2", first), peer("cp3", last));
          for (OnPartial onPartial : OnPartial.values()) {
            authorities(facts).forEach(ca -> all.add(new Situation(facts, ca, peers, onPartial)));
          }
        }
      }
    }
    return all;
  }

  /** The certificate that a host holds may be the others' or another. */
  private static Stream<Optional<String>> authorities(Facts facts) {
    return facts.caCertificate()
        ? Stream.of(Optional.of(THEIRS), Optional.of("sha256:another"))
        : Stream.of(Optional.empty());
  }

  @Test
  void thereAreThousands() {
    assertThat(situations()).hasSize((64 + 2 * 64) * 25 * 3);
  }

  @Test
  void aCluster_isBegunOnlyWhereNobodyHasAnythingOfOne() {
    assertThat(situations())
        .filteredOn(situation -> situation.decision() instanceof InitDecision.Initialise)
        .isNotEmpty()
        .allMatch(situation -> situation.state() instanceof ControlPlaneState.Absent)
        .noneMatch(Situation::anyUnknownPeer)
        .noneMatch(situation -> situation.anyPeer(Kind.DONE))
        .noneMatch(situation -> situation.anyPeer(Kind.DOWN))
        .noneMatch(situation -> situation.anyPeer(Kind.PARTIAL));
  }

  @Test
  void aHostWithAnyFactOnItsDisk_isNeverInitialised() {
    assertThat(situations())
        .filteredOn(
            situation ->
                situation.facts().caCertificate()
                    || situation.facts().adminConf()
                    || situation.facts().manifests()
                    || situation.facts().etcdData())
        .noneMatch(situation -> situation.decision() instanceof InitDecision.Initialise);
  }

  @Test
  void aHostThatHoldsSomething_isLeftToTheJoinOnlyWhereItIsOfThatCluster() {
    assertThat(situations())
        .filteredOn(situation -> situation.decision() instanceof InitDecision.Defer)
        .filteredOn(situation -> situation.state() instanceof ControlPlaneState.Partial)
        .isNotEmpty()
        .allMatch(situation -> situation.anyPeer(Kind.DONE))
        .allMatch(
            situation ->
                situation.ca().equals(Optional.of(THEIRS))
                    || (situation.ca().isEmpty() && !situation.facts().etcdData()));
  }

  @Test
  void reset_isAskedForAndLosesNothing() {
    assertThat(situations())
        .filteredOn(situation -> situation.decision() instanceof InitDecision.StartAnew)
        .isNotEmpty()
        .allMatch(situation -> situation.onPartial() == OnPartial.RESET)
        .noneMatch(situation -> situation.facts().etcdData() || situation.facts().ready())
        .noneMatch(Situation::anyUnknownPeer)
        .allMatch(
            situation ->
                Arrays.stream(Kind.values())
                    .filter(kind -> kind != Kind.ABSENT)
                    .noneMatch(situation::anyPeer));
  }

  @Test
  void resume_isAskedForAndHasNoRival() {
    assertThat(situations())
        .filteredOn(situation -> situation.decision() instanceof InitDecision.Resume)
        .isNotEmpty()
        .allMatch(situation -> situation.onPartial() == OnPartial.RESUME)
        .allMatch(situation -> situation.state() instanceof ControlPlaneState.Partial)
        .noneMatch(situation -> situation.anyPeer(Kind.DONE) || situation.anyPeer(Kind.DOWN));
  }

  @Test
  void allFacts_areDone_whateverThePeersSay() {
    assertThat(situations())
        .filteredOn(situation -> situation.facts().holding().size() == FACTS)
        .isNotEmpty()
        .allMatch(situation -> situation.decision() instanceof InitDecision.Nothing);
  }

  @Test
  void filesAndDataWithoutAnAnswer_areWaitedForOnly() {
    assertThat(situations())
        .filteredOn(situation -> situation.state() instanceof ControlPlaneState.Down)
        .isNotEmpty()
        .allMatch(situation -> situation.decision() instanceof InitDecision.Await);
  }

  @Test
  void hostsOfOneInventory_neverBeginTwoClusters() {
    List<Optional<Kind>> kinds = kinds();
    for (Optional<Kind> first : kinds) {
      for (Optional<Kind> second : kinds) {
        for (Optional<Kind> third : kinds) {
          List<Peer> peers = List.of(peer("a", first), peer("b", second), peer("c", third));
          List<String> beginning =
              peers.stream()
                  .filter(peer -> peer.kind().isPresent())
                  .filter(peer -> begins(peer, peers))
                  .map(Peer::name)
                  .toList();
          assertThat(beginning).as(peers.toString()).hasSizeLessThanOrEqualTo(1);
        }
      }
    }
  }

  private static boolean begins(Peer peer, List<Peer> peers) {
    Facts partial = new Facts(true, false, false, false, false, false, false);
    ControlPlaneState state =
        switch (peer.kind().orElseThrow()) {
          case ABSENT -> new ControlPlaneState.Absent();
          case DONE -> new ControlPlaneState.Done();
          case DOWN -> new ControlPlaneState.Down();
          case PARTIAL -> new ControlPlaneState.Partial(partial);
        };
    return switch (InitRule.decide(
        new InitRule.Host(peer.name(), state, Optional.of(THEIRS)), peers, OnPartial.RESUME)) {
      case InitDecision.Initialise _, InitDecision.Resume _, InitDecision.StartAnew _ -> true;
      case InitDecision.Nothing _,
          InitDecision.Defer _,
          InitDecision.Await _,
          InitDecision.Refuse _ ->
          false;
    };
  }

  @Test
  void allHosts_nameTheSameLeader() {
    List<Peer> peers =
        List.of(
            peer("a", Optional.of(Kind.ABSENT)),
            peer("b", Optional.of(Kind.DONE)),
            peer("c", Optional.of(Kind.DONE)));
    assertThat(List.of("a", "b", "c"))
        .allSatisfy(
            name -> {
              ControlPlaneState state =
                  name.equals("a") ? new ControlPlaneState.Absent() : new ControlPlaneState.Done();
              InitDecision decision =
                  InitRule.decide(
                      new InitRule.Host(name, state, Optional.of(THEIRS)), peers, OnPartial.FAIL);
              assertThat(InitRule.leader(name, decision, peers)).isEqualTo("b");
            });
  }
}
