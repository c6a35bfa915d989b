package dev.slipway.modules.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.modules.kubernetes.JoinRule.Cluster;
import dev.slipway.modules.kubernetes.JoinRule.ControlPlane;
import dev.slipway.modules.kubernetes.JoinRule.Facts;
import dev.slipway.modules.kubernetes.JoinRule.Node;
import dev.slipway.modules.kubernetes.JoinRule.Wish;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every combination of facts with every wish. */
class JoinRuleTest {
  private static final List<Boolean> EITHER = List.of(false, true);

  /** One situation. */
  record Situation(Facts facts, Wish wish) {
    JoinDecision decision() {
      return JoinRule.decide(facts, wish);
    }
  }

  static List<Situation> situations() {
    List<Situation> all = new ArrayList<>();
    for (Facts facts : facts()) {
      for (boolean controlPlane : EITHER) {
        for (boolean resetPartial : EITHER) {
          for (boolean rejoin : EITHER) {
            all.add(new Situation(facts, new Wish(controlPlane, resetPartial, rejoin)));
          }
        }
      }
    }
    return all;
  }

  private static List<Facts> facts() {
    List<Facts> all = new ArrayList<>();
    for (Cluster cluster : Cluster.values()) {
      for (Node node : Node.values()) {
        for (ControlPlane controlPlane : ControlPlane.values()) {
          for (int bits = 0; bits < 16; bits++) {
            boolean conf = (bits & 1) != 0;
            boolean leftovers = conf || (bits & 2) != 0;
            all.add(
                new Facts(
                    conf,
                    leftovers,
                    cluster,
                    node,
                    (bits & 4) != 0,
                    controlPlane,
                    (bits & 8) != 0));
          }
        }
      }
    }
    return all;
  }

  @Test
  void thereAreThousands() {
    assertThat(situations()).hasSize(3 * 4 * 4 * 16 * 8);
  }

  @Test
  void aHost_isResetOnlyWhenThatIsAskedFor() {
    assertThat(situations())
        .filteredOn(situation -> situation.decision() instanceof JoinDecision.JoinAnew)
        .isNotEmpty()
        .allMatch(situation -> situation.wish().rejoin() || situation.wish().resetPartial());
  }

  @Test
  void aMemberOfEtcdThatHasComeUp_isResetOnlyByRejoin() {
    assertThat(situations())
        .filteredOn(situation -> situation.facts().member())
        .filteredOn(situation -> situation.wish().controlPlane())
        .filteredOn(situation -> situation.decision() instanceof JoinDecision.JoinAnew)
        .allMatch(situation -> situation.wish().rejoin());
  }

  @Test
  void aMemberOfAnotherCluster_isNeverTouched() {
    assertThat(situations())
        .filteredOn(situation -> situation.facts().kubeletConf())
        .filteredOn(situation -> situation.facts().cluster() == Cluster.OTHER)
        .allMatch(situation -> situation.decision() instanceof JoinDecision.Refuse);
  }

  @Test
  void aNameThatAnotherMachineHas_isRefused() {
    assertThat(situations())
        .filteredOn(situation -> situation.facts().node() == Node.ANOTHERS)
        .allMatch(situation -> situation.decision() instanceof JoinDecision.Refuse);
  }

  @Test
  void aHostThatHoldsNothing_joins() {
    assertThat(situations())
        .filteredOn(situation -> !situation.facts().leftovers())
        .filteredOn(situation -> situation.facts().node() != Node.ANOTHERS)
        .allMatch(situation -> situation.decision() instanceof JoinDecision.Join);
  }

  @Test
  void nothingIsDone_onlyForThisMachineWithARunningKubelet() {
    assertThat(situations())
        .filteredOn(situation -> situation.decision() instanceof JoinDecision.Nothing)
        .isNotEmpty()
        .allMatch(situation -> situation.facts().node() == Node.MINE)
        .allMatch(situation -> situation.facts().kubeletConf())
        .allMatch(situation -> situation.facts().kubeletActive())
        .allMatch(
            situation ->
                !situation.wish().controlPlane()
                    || situation.facts().controlPlane() == ControlPlane.DONE);
  }

  @Test
  void withoutAnAnswerOfTheCluster_nothingIsReset() {
    assertThat(situations())
        .filteredOn(situation -> situation.facts().kubeletConf())
        .filteredOn(situation -> situation.facts().node() == Node.NO_ANSWER)
        .noneMatch(situation -> situation.decision() instanceof JoinDecision.JoinAnew)
        .noneMatch(situation -> situation.decision() instanceof JoinDecision.Join);
  }
}
