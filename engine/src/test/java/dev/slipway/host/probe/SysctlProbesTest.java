package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.probe.SysctlAnswer.Absent;
import dev.slipway.host.probe.SysctlAnswer.Unreadable;
import dev.slipway.host.probe.SysctlAnswer.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SysctlProbesTest {
  private static final List<SysctlProbe> ASKED =
      Stream.of(
              "net/ipv4/ip_forward",
              "vm/swappiness",
              "net/ipv4/tcp_rmem",
              "no/such",
              "net/ipv4/route/flush",
              "kernel/domainname")
          .map(SysctlProbe::new)
          .toList();

  @TempDir Path directory;

  @Test
  void values_areToldWithWhetherTheyCanBeSet() throws Exception {
    assertThat(Recorded.answers("debian-12/sysctl", ASKED))
        .containsExactly(
            new Value("1", true),
            new Value("60", false),
            new Value("4096\t131072\t33554432", true),
            new Absent(),
            new Unreadable(),
            new Value("(none)", false));
  }

  @Test
  void userWithoutRights_canSetNothing() throws Exception {
    assertThat(Recorded.answers("debian-12-plain/sysctl", ASKED))
        .contains(new Value("1", false), new Unreadable())
        .doesNotContain(new Value("1", true));
  }

  @Test
  void script_runsOnThisMachine() throws Exception {
    List<SysctlProbe> probes =
        List.of(new SysctlProbe("kernel/ostype"), new SysctlProbe("no/such"));

    List<SysctlAnswer> answers = LocalScripts.in(directory).ask(SysctlProbeKind.INSTANCE, probes);

    assertThat(answers.getFirst())
        .isInstanceOfSatisfying(Value.class, value -> assertThat(value.text()).isEqualTo("Linux"));
    assertThat(answers.getLast()).isEqualTo(new Absent());
  }

  @ParameterizedTest
  @CsvSource({
    "net.ipv4.ip_forward, net/ipv4/ip_forward",
    "net/ipv4/ip_forward, net/ipv4/ip_forward",
    "net.ipv4.conf.eth0/100.forwarding, net/ipv4/conf/eth0.100/forwarding",
    "net/ipv4/conf/eth0.100/forwarding, net/ipv4/conf/eth0.100/forwarding",
    "abi, abi"
  })
  void firstSeparator_tellsTheStyle(String key, String path) {
    assertThat(SysctlProbe.pathOf(key)).isEqualTo(path);
  }

  @Test
  void key_isWrittenWithDots() {
    assertThat(new SysctlProbe("net/ipv4/conf/eth0.100/forwarding").key())
        .isEqualTo("net.ipv4.conf.eth0/100.forwarding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "a/../../etc/passwd", "..", "a//b", "net/*", "a b"})
  void whatNamesNoParameter_isRefused(String path) {
    assertThatThrownBy(() -> new SysctlProbe(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blanksBetweenNumbers_doNotCount() {
    assertThat(new Value("4096\t87380\t6291456", true).matches(" 4096 87380  6291456 ")).isTrue();
    assertThat(new Value("10", true).matches("1 0")).isFalse();
  }

  @Test
  void files_areInOrderOfBoot() throws Exception {
    SysctlFiles files =
        Recorded.answers("debian-12/sysctl-files", List.of(new SysctlFilesProbe())).getFirst();

    assertThat(files.inOrder().stream().map(SysctlFiles.SettingFile::path))
        .as("one of a name, the stronger folder's; by name")
        .containsExactly(
            "/etc/sysctl.d/10-forward.conf",
            "/run/sysctl.d/20-run.conf",
            "/usr/lib/sysctl.d/50-pid-max.conf",
            "/etc/sysctl.d/60-more.conf",
            "/usr/lib/sysctl.d/99-protect-links.conf",
            "/etc/sysctl.d/99-sysctl.conf");
    assertThat(files.inOrder().getFirst().settings()).isEqualTo(Map.of("net/ipv4/ip_forward", "1"));
    assertThat(files.inOrder().get(3).settings())
        .as("patterns are left out")
        .isEqualTo(Map.of("kernel/sysrq", "1", "net/ipv4/conf/eth0.100/forwarding", "1"));
    assertThat(files.inOrder().getLast().target()).isEqualTo("/etc/sysctl.conf");
  }

  @Test
  void withoutSystemd_theOldFileIsReadLast() throws Exception {
    String output =
        """
        m
        \036m init
        other
        \036m files
        /etc/sysctl.d/10-a.conf
        /etc/sysctl.conf
        \036m targets
        /etc/sysctl.d/10-a.conf
        /etc/sysctl.conf
        \036m settings
        /etc/sysctl.conf:vm.swappiness = 1
        """;

    SysctlFiles files = Recorded.answers(List.of(new SysctlFilesProbe()), output, "").getFirst();

    assertThat(files.inOrder().getLast().path()).isEqualTo("/etc/sysctl.conf");
    assertThat(files.inOrder().getLast().settings()).containsEntry("vm/swappiness", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "net.ipv4.ip_forward=1 | net/ipv4/ip_forward | 1",
        "  -kernel.sysrq =  4 1  | kernel/sysrq | 4 1"
      })
  void line_setsAParameter(String line, String path, String value) {
    assertThat(SysctlLine.parse(line)).contains(new SysctlLine(path, value));
  }

  @Test
  void valueWithEqualsSign_isKept() {
    assertThat(SysctlLine.parse("kernel.core_pattern = |/bin/x a=b"))
        .contains(new SysctlLine("kernel/core_pattern", "|/bin/x a=b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# a = 1",
        "; a = 1",
        "a",
        "-net.ipv4.conf.eth0.rp_filter",
        "net.*.x = 1",
        "=1"
      })
  void otherLine_setsNothing(String line) {
    assertThat(SysctlLine.parse(line)).isEqualTo(Optional.empty());
  }
}
