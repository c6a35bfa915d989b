package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.UnitAnswer.Active;
import dev.slipway.host.probe.UnitAnswer.Load;
import dev.slipway.host.probe.UnitAnswer.Missing;
import dev.slipway.host.probe.UnitAnswer.NoSystemd;
import dev.slipway.host.probe.UnitAnswer.Present;
import dev.slipway.host.probe.UnitReloadProbe.Need;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitProbeTest {
  private static final List<UnitProbe> ASKED =
      Stream.of(
              "ssh.service",
              "sshd.service",
              "no-such.service",
              "getty@.service",
              "getty@tty1.service",
              "systemd-journald.service",
              "bad.service",
              "no-such@.service",
              "multi-user.target",
              "hwclock.service",
              "failing.service",
              "oldstyle.service",
              "oldstopped.service",
              "dpkg-db-backup.timer",
              "dev-mqueue.mount")
          .map(UnitProbe::new)
          .toList();

  private static UnitAnswer recorded(String name) throws Exception {
    return Recorded.answers("debian-12/unit", ASKED).get(ASKED.indexOf(new UnitProbe(name)));
  }

  @Test
  void runningService_isTold() throws Exception {
    Present ssh =
        new Present(
            "ssh.service",
            new Load("loaded", "", "/lib/systemd/system/ssh.service", "notify", false),
            new Active("active", "running"),
            "enabled");

    assertThat(recorded("ssh.service")).isEqualTo(ssh);
    assertThat(recorded("sshd.service")).as("by its alias").isEqualTo(ssh);
  }

  @Test
  void whatIsNotThere_isMissing() throws Exception {
    assertThat(recorded("no-such.service")).isEqualTo(new Missing());
    assertThat(recorded("no-such@.service")).isEqualTo(new Missing());
  }

  @ParameterizedTest
  @CsvSource({
    "getty@.service,           loaded,      enabled,  inactive, dead",
    "getty@tty1.service,       loaded,      enabled,  inactive, dead",
    "systemd-journald.service, loaded,      static,   active,   running",
    "bad.service,              bad-setting, static,   inactive, dead",
    "multi-user.target,        loaded,      static,   active,   active",
    "hwclock.service,          masked,      masked,   inactive, dead",
    "failing.service,          loaded,      static,   failed,   failed",
    "oldstyle.service,         loaded,      enabled,  inactive, dead",
    "oldstopped.service,       loaded,      disabled, inactive, dead",
    "dpkg-db-backup.timer,     masked,      masked,   inactive, dead",
    "dev-mqueue.mount,         loaded,      static,   active,   mounted"
  })
  void states_areTold(String name, String load, String file, String active, String sub)
      throws Exception {
    assertThat(recorded(name))
        .isInstanceOfSatisfying(
            Present.class,
            unit -> {
              assertThat(unit.load().state()).isEqualTo(load);
              assertThat(unit.fileState()).isEqualTo(file);
              assertThat(unit.active()).isEqualTo(new Active(active, sub));
            });
  }

  @Test
  void unreadableUnitFile_saysWhy() throws Exception {
    assertThat(((Present) recorded("bad.service")).load().error())
        .isEqualTo("Unit bad.service has a bad unit file setting.");
    assertThat(((Present) recorded("hwclock.service")).load().error()).isEmpty();
  }

  @Test
  void serviceThatEndsByItself_isKnown() throws Exception {
    assertThat(((Present) recorded("failing.service")).endsByItself()).isTrue();
    assertThat(((Present) recorded("oldstyle.service")).endsByItself()).isFalse();
  }

  @Test
  void hostWithoutSystemd_saysSo() throws Exception {
    assertThat(Recorded.answers(ASKED.subList(0, 2), "m\n\036m none\n", ""))
        .containsOnly(new NoSystemd("systemd does not run on this host."));
  }

  @Test
  void systemdThatDoesNotAnswer_isToldWithItsReason() throws Exception {
    String output = "m\n\036m units\n\036m exit\n1\n\036m scripts\n";

    assertThat(Recorded.answers(ASKED.subList(0, 1), output, "Failed to connect to bus\n"))
        .containsOnly(
            new NoSystemd("systemd on this host cannot be asked: Failed to connect to bus"));
  }

  /** As systemd 219 and 239 of the RHEL family document it; not recorded. */
  @ParameterizedTest
  @CsvSource({"bad, network, enabled", "generated, network, enabled", "bad, other, disabled"})
  void scriptOfTheRhelFamily_isEnabledByItsLinks(String state, String started, String expected)
      throws Exception {
    String output =
        """
        m
        \036m units
        Id=network.service
        LoadState=loaded
        ActiveState=active
        SubState=exited
        UnitFileState=%s
        FragmentPath=/run/systemd/generator.late/network.service
        SourcePath=/etc/rc.d/init.d/network
        Type=forking
        RemainAfterExit=yes
        \036m exit
        0
        \036m scripts
        %s
        """
            .formatted(state, started);

    assertThat(Recorded.answers(List.of(UnitProbe.of("network")), output, "").getFirst())
        .isInstanceOfSatisfying(
            Present.class, unit -> assertThat(unit.fileState()).isEqualTo(expected));
  }

  @Test
  void answersThatDoNotMatchTheQuestions_areUnreadable() {
    String output = "m\n\036m units\nId=a.service\n\036m exit\n0\n\036m scripts\n";

    assertThatThrownBy(() -> Recorded.answers(ASKED.subList(0, 2), output, ""))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("1 answers to 2 questions");
  }

  @Test
  void script_asksUnitsAndTemplatesApart() {
    String script = UnitProbeKind.INSTANCE.script(ASKED).text();

    assertThat(script)
        .containsOnlyOnce("systemctl show")
        .contains("-- getty@.service no-such@.service\n")
        .contains("-- ssh.service sshd.service no-such.service getty@tty1.service");
  }

  @ParameterizedTest
  @CsvSource({
    "ssh, ssh.service",
    "ssh.service, ssh.service",
    "fstrim.timer, fstrim.timer",
    "getty@tty1, getty@tty1.service",
    "my.app, my.app.service",
    ".service, .service.service"
  })
  void name_getsTheTypeOfAService(String written, String name) {
    assertThat(UnitProbe.fullName(written)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ssh", "a b.service", "s*.service", "-x.service", "ä.service"})
  void whatNamesNoUnit_isRefused(String name) {
    assertThatThrownBy(() -> new UnitProbe(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void names_areListed() throws Exception {
    assertThat(Recorded.answers("debian-12/unit-names", List.of(new UnitNamesProbe())).getFirst())
        .hasSizeGreaterThan(100)
        .contains("ssh.service", "fstrim.timer", "getty@.service")
        .allMatch(UnitProbe::isUnitName);
  }

  @Test
  void reload_isNotNeededAfterOne() throws Exception {
    assertThat(Recorded.answers("debian-12/unit-reload", List.of(new UnitReloadProbe())))
        .containsExactly(Need.CURRENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t 1700000000000000 | t 1600000000000000 | 1700000000.0000010000 | NEEDED",
        "t 0                | t 1600000000000000 | 1600000000.5           | NEEDED",
        "t 0                | t 1600000000000000 | 1599999999.9999999999  | CURRENT",
        "t 1700000000000000 | t 1600000000000000 |                        | CURRENT",
        "t 0                | t 0                | 1600000000.5           | UNKNOWN"
      })
  void reload_isNeededWhenAFileIsNewer(String reload, String boot, String file, Need need)
      throws Exception {
    String changed = file == null ? "" : file + "\n";
    String output = "m\n\036m read\n" + reload + "\n" + boot + "\n\036m changed\n" + changed;

    assertThat(Recorded.answers(List.of(new UnitReloadProbe()), output, "")).containsExactly(need);
  }

  @Test
  void reload_isUnknownWhereSystemdIsTooOldToTell() throws Exception {
    assertThat(
            Recorded.answers(
                List.of(new UnitReloadProbe()), "m\n\036m read\n\036m changed\n1600000000.5\n", ""))
        .containsExactly(Need.UNKNOWN);
  }

  @Test
  void reload_isNeededOnceAUnitFileIsPlanned() {
    UnitReloadProbe probe = new UnitReloadProbe();

    assertThat(probe.afterChangeOf(FileProbe.metadata("/etc/systemd/system/a.service").subject()))
        .contains(Need.NEEDED);
    assertThat(
            probe.afterChangeOf(
                FileProbe.metadata("/etc/systemd/system/a.service.d/b.conf").following().subject()))
        .contains(Need.NEEDED);
    assertThat(probe.afterChangeOf(FileProbe.metadata("/etc/systemd/journald.conf").subject()))
        .isEqualTo(Optional.empty());
    assertThat(probe.afterChangeOf(new UnitProbe("a.service"))).isEmpty();
  }
}
