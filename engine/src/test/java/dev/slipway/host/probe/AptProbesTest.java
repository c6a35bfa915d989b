package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.probe.PackageSimulation.Impossible;
import dev.slipway.host.probe.PackageSimulation.Possible;
import dev.slipway.host.probe.PackageSimulation.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptProbesTest {

  private static PackageCandidateProbe candidate(String name) {
    return new PackageCandidateProbe(name, Optional.empty());
  }

  private static AptSimulationProbe simulation(String arguments) {
    return new AptSimulationProbe(List.of(arguments.split(" ", -1)));
  }

  private static Step step(String name, String before, String after) {
    return new Step(
        name,
        Optional.of(before).filter(text -> !text.isEmpty()),
        Optional.of(after).filter(text -> !text.isEmpty()),
        false);
  }

  @Test
  void policy_tellsCandidatesAndVersions() throws Exception {
    List<PackageCandidateProbe> probes =
        List.of(
            candidate("scene-tool"),
            candidate("scene-library"),
            candidate("no-such-package"),
            candidate("scene-agent"),
            new PackageCandidateProbe("scene-tool", Optional.of("stable")));

    assertThat(Recorded.answers("debian-12/package-candidate", probes))
        .containsExactly(
            new PackageCandidate(Optional.of("2.0"), List.of("2.0", "1.0")),
            new PackageCandidate(Optional.of("1.0"), List.of("1.0")),
            PackageCandidate.UNKNOWN,
            PackageCandidate.UNKNOWN,
            PackageCandidate.UNKNOWN);
  }

  @Test
  void candidates_areAskedOncePerRelease() {
    List<PackageCandidateProbe> probes =
        List.of(
            candidate("a"), new PackageCandidateProbe("c", Optional.of("stable")), candidate("b"));
    String script = PackageCandidateProbeKind.INSTANCE.script(probes).text();

    assertThat(script)
        .containsOnlyOnce("apt-cache $cache policy -- a b\n")
        .containsOnlyOnce("apt-cache $cache -t stable policy -- c\n");
  }

  @Test
  void simulation_tellsStepsOrWhyNot() throws Exception {
    List<AptSimulationProbe> probes =
        Stream.of(
                "install scene-agent-one",
                "install no-such-package",
                "install scene-library=9.0",
                "install scene-tool=2.0",
                "--allow-change-held-packages install scene-tool=2.0",
                "install scene-library",
                "--purge remove scene-library",
                "--allow-change-held-packages remove scene-library",
                "remove apt",
                "install scene-broken",
                "--purge remove scene-agent-one")
            .map(AptProbesTest::simulation)
            .toList();
    Step broken = step("scene-broken", "", "1.0");
    Impossible breaks =
        new Impossible(
            "Error, pkgProblemResolver::Resolve generated breaks, this may be caused by held"
                + " packages.; scene-tool : Depends: scene-library but it is not going to be"
                + " installed",
            false);

    assertThat(Recorded.answers("debian-12/apt-simulation", probes))
        .containsExactly(
            new Possible(List.of(step("scene-agent-one", "", "1.0"), broken)),
            new Impossible("Unable to locate package no-such-package", true),
            new Impossible("Version '9.0' for 'scene-library' was not found", true),
            new Impossible(
                "Held packages were changed and -y was used without"
                    + " --allow-change-held-packages.",
                false),
            new Possible(List.of(step("scene-tool", "1.0", "2.0"), broken)),
            new Possible(List.of(broken)),
            breaks,
            breaks,
            new Impossible(
                "Essential packages were removed and -y was used without"
                    + " --allow-remove-essential.",
                false),
            new Possible(List.of(broken)),
            new Possible(
                List.of(
                    new Step("scene-agent-one", Optional.empty(), Optional.empty(), true),
                    broken)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Inst a (1.0 Debian:12.5/stable [amd64]) | a |     | 1.0",
        "Inst a:i386 [1.0] (2.0 Debian:12.5/stable, Debian-Security:12 [i386]) [] | a:i386 | 1.0 |"
            + " 2.0",
        "Inst a [1.0] (2.0 Debian:12.5/stable [amd64]) [b:amd64 on a:amd64] | a | 1.0 | 2.0",
        "Remv a [1:1.0-2] | a | 1:1.0-2 |",
        "Remv a [1.0] [b:amd64 ] | a | 1.0 |"
      })
  void stepLine_isRead(String line, String name, String before, String after) throws Exception {
    String output = "m\n\036m steps 0\nReading package lists...\n" + line + "\n\036m exit 0\n0\n";

    assertThat(Recorded.answers(List.of(simulation("install a")), output, ""))
        .containsExactly(
            new Possible(
                List.of(
                    new Step(
                        name, Optional.ofNullable(before), Optional.ofNullable(after), false))));
  }

  @Test
  void errorWithoutMark_isToldAsItIs() throws Exception {
    String output = "m\n\036m steps 0\nsh: 1: apt-get: not found\n\036m exit 0\n127\n";

    assertThat(Recorded.answers(List.of(simulation("install a")), output, ""))
        .containsExactly(new Impossible("sh: 1: apt-get: not found", false));
  }

  @Test
  void missingPackage_isAbsentForADryRun() {
    AptSimulationProbe probe = simulation("install a");

    assertThat(probe.isAbsent(new Impossible("no such package", true))).isTrue();
    assertThat(probe.isAbsent(new Impossible("held", false))).isFalse();
    assertThat(candidate("a").isAbsent(PackageCandidate.UNKNOWN)).isTrue();
  }

  @Test
  void lists_tellTheirTimes() throws Exception {
    assertThat(Recorded.answers("debian-12/package-lists", List.of(new AptListsProbe())))
        .containsExactly(
            new AptLists(
                Instant.parse("2026-11-21T13:05:20.600955306Z"),
                Instant.parse("2026-11-21T07:54:19.881867254Z"),
                Instant.parse("2026-11-21T07:54:18.218714169Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "0,    0,   true", // there are none
    "3599, 100000, false",
    "3600, 100000, true",
    "60,   30,  true", // the sources are newer
    "60,   60,  false",
    "60,   -60, false" // sources from the future cannot be waited for
  })
  void lists_areOldByAgeOrSources(long listsAge, long sourcesAge, boolean old) {
    Instant now = Instant.ofEpochSecond(1_000_000);
    Instant updated = listsAge == 0 ? Instant.EPOCH : now.minusSeconds(listsAge);
    AptLists lists = new AptLists(now, updated, now.minusSeconds(sourcesAge));

    assertThat(lists.areOlderThan(Duration.ofHours(1))).isEqualTo(old);
  }

  /** A source that comes in the second of the update once went unseen. */
  @Test
  void sourcesWithinTheSecondOfTheUpdate_areNewer() {
    Instant now = Instant.ofEpochSecond(1_000_000);
    Instant updated = now.minusMillis(20);

    assertThat(new AptLists(now, updated, now.minusMillis(10)).areOlderThanSources()).isTrue();
    assertThat(new AptLists(now, now, now).withOtherSources().areOlderThanSources()).isTrue();
    assertThat(new AptLists(now, updated, now).withUpdate().areOlderThanSources()).isFalse();
  }
}
