package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.PackageAnswer.Absent;
import dev.slipway.host.probe.PackageAnswer.Broken;
import dev.slipway.host.probe.PackageAnswer.ConfigurationOnly;
import dev.slipway.host.probe.PackageAnswer.Installed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageProbeTest {

  private static List<PackageProbe> probes(String... names) {
    return Stream.of(names).map(PackageProbe::new).toList();
  }

  @Test
  void dpkg_tellsEachState() throws Exception {
    List<PackageProbe> probes =
        probes(
            "scene-tool",
            "scene-library",
            "scene-broken",
            "scene-agent-one",
            "libc6",
            "libc6:amd64",
            "libc6:i386",
            "no-such-package",
            "scene-agent");

    assertThat(Recorded.answers("debian-12/package", probes))
        .containsExactly(
            new Installed("1.0", true, false),
            new Installed("1.0", false, true),
            new Broken("1.0", "half-configured"),
            new ConfigurationOnly("1.0"),
            new Installed("2.36-9+deb12u14", false, false),
            new Installed("2.36-9+deb12u14", false, false),
            new Absent(),
            new Absent(),
            new Absent());
  }

  @Test
  void rpm_tellsEpochAndTheVersionInstalledLast() throws Exception {
    assertThat(
            Recorded.answers(
                "rpm/package", probes("scene-tool", "scene-library", "no-such", "scene")))
        .containsExactly(
            new Installed("1:1.0-3.el9", false, false),
            new Installed("2.0-3.el9", false, false),
            new Absent(),
            new Absent());
  }

  @Test
  void severalArchitectures_theHostsOwnIsMeant() throws Exception {
    String output =
        """
        m
        \036m dpkg
        dpkg\tamd64\t1.21\tinstall\tinstalled
        libfoo\ti386\t1.0\tinstall\tinstalled
        libfoo\tamd64\t2.0\tinstall\ttriggers-pending
        other\ti386\t3.0\tinstall\tinstalled
        \036m exit
        0
        """;

    assertThat(
            Recorded.answers(probes("libfoo", "libfoo:i386", "libfoo:armhf", "other"), output, ""))
        .containsExactly(
            new Installed("2.0", false, false),
            new Installed("1.0", false, false),
            new Absent(),
            new Installed("3.0", false, false));
  }

  @Test
  void packageThatIsNotInstalled_isAbsentForADryRun() {
    PackageProbe probe = new PackageProbe("curl");

    assertThat(probe.isAbsent(new ConfigurationOnly("1"))).isTrue();
    assertThat(probe.isAbsent(new Installed("1", false, false))).isFalse();
  }

  @Test
  void brokenDatabase_isUnreadable() {
    assertThatThrownBy(
            () ->
                Recorded.answers(
                    probes("curl"),
                    "m\n\036m dpkg\n\036m exit\n2\n",
                    "dpkg-query: error: failed to open package info file"))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("failed to open package info file");
  }

  @Test
  void hostWithoutPackageSystem_isUnreadable() {
    assertThatThrownBy(() -> Recorded.answers(probes("curl"), "m\n", ""))
        .hasMessageContaining("neither dpkg nor rpm");
  }

  @Test
  void script_asksAllWithOneProcess() {
    List<PackageProbe> probes = probes("curl", "jq", "curl");
    String script = PackageProbeKind.INSTANCE.script(probes).text();

    assertThat(script).containsOnlyOnce("-- dpkg curl jq\n").containsOnlyOnce("rpm -q --qf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-y", "lib*", "a b", "a|b", "a\nb", "a'b"})
  void whatNamesNoPackage_isRefused(String name) {
    assertThatThrownBy(() -> new PackageProbe(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
