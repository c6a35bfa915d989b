package dev.slipway.host.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.LocalScripts;
import dev.slipway.host.probe.Recorded;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsProbeTest {
  @TempDir Path directory;

  private static Map<String, Object> debian() throws Exception {
    return Recorded.answers("debian-12/facts", List.of(new FactsProbe(FactsProbe.known())))
        .getFirst();
  }

  private static String script(String... names) {
    FactsProbe probe = new FactsProbe(Set.of(names));
    @SuppressWarnings("unchecked") // A probe is of its own kind.
    ProbeKind<FactsProbe, Map<String, Object>> kind =
        (ProbeKind<FactsProbe, Map<String, Object>>) (ProbeKind<?, ?>) probe.kind();
    return kind.script(List.of(probe)).text();
  }

  @Test
  void everyKnownFact_isAnswered() throws Exception {
    assertThat(debian().keySet()).containsExactlyInAnyOrderElementsOf(FactsProbe.known());
    assertThat(FactsProbe.describe()).allSatisfy((_, text) -> assertThat(text).endsWith("."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "distribution | Debian",
        "distribution_version | 12.15",
        "distribution_major_version | 12",
        "distribution_minor_version | 15",
        "distribution_release | bookworm",
        "os_family | Debian",
        "system | Linux",
        "kernel | 6.1.0-32-amd64",
        "kernel_version | #1 SMP PREEMPT_DYNAMIC Debian 6.1.129-1 (2025-03-06)",
        "machine | x86_64",
        "architecture | x86_64",
        "nodename | sys2.example.org",
        "hostname | sys2",
        "fqdn | sys2.example.org",
        "domain | example.org",
        "processor_vcpus | 2",
        "processor_count | 1",
        "processor_cores | 2",
        "processor_threads_per_core | 1",
        "processor_nproc | 2",
        "memtotal_mb | 24105",
        "swaptotal_mb | 2047",
        "swapfree_mb | 1024",
        "interfaces | [lo, host0]",
        "all_ipv4_addresses | [10.88.1.12]",
        "all_ipv6_addresses | []",
        "default_ipv6 | {}",
        "service_mgr | systemd",
        "pkg_mgr | apt",
        "virtualization_type | kvm",
        "virtualization_role | guest",
        "machine_id | dd572237f32d42cd86b5729eac4c1e49",
        "uptime_seconds | 7921",
        "loadavg | {1m=21.53, 5m=22.09, 15m=17.58}",
        "product_uuid | NA",
        "selinux | {status=disabled}",
        "apparmor | {status=disabled}",
        "fips | false",
        "ssh_host_key_rsa_public | NA",
        "ssh_host_key_ed25519_public_keytype | ssh-ed25519",
        "user_id | root",
        "user_uid | 0",
        "user_dir | /root",
        "user_shell | /bin/bash"
      })
  void fact_hasItsValue(String name, String value) throws Exception {
    assertThat(debian().get(name)).hasToString(value);
  }

  @Test
  void defaultRoute_isDescribed() throws Exception {
    assertThat(debian().get("default_ipv4"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("interface", "host0"),
                Map.entry("alias", "host0"),
                Map.entry("address", "10.88.1.12"),
                Map.entry("gateway", "10.88.1.1"),
                Map.entry("netmask", "255.255.255.0"),
                Map.entry("network", "10.88.1.0"),
                Map.entry("prefix", "24"),
                Map.entry("broadcast", "10.88.1.255"),
                Map.entry("macaddress", "be:b6:0f:89:1d:5b"),
                Map.entry("mtu", 1400L),
                Map.entry("type", "ether")));
  }

  @Test
  void mounts_haveSizesAndIdentities() throws Exception {
    List<?> mounts = (List<?>) debian().get("mounts");

    assertThat(mounts).hasSize(3);
    assertThat(mounts.get(1))
        .isEqualTo(
            Map.of(
                "device", "/dev/vdb",
                "mount", "/srv/my data",
                "fstype", "xfs",
                "options", "rw,noatime",
                "uuid", "7e0a2f10-94d8-4a37-a7a0-51a8a3d0f2aa",
                "size_total", 10726932480L,
                "size_available", 10650316800L,
                "inode_total", 5242880L,
                "inode_available", 5242877L));
    assertThat(mounts.get(2))
        .isEqualTo(
            Map.of(
                "device", "nas:/export",
                "mount", "/mnt/nas",
                "fstype", "nfs4",
                "options", "rw,vers=4.2",
                "uuid", "N/A"));
  }

  @Test
  void mapsAndLists_areRead() throws Exception {
    Map<String, Object> facts = debian();

    assertThat(facts.get("dns"))
        .isEqualTo(
            Map.of(
                "search", List.of("example.org", "lab.example.org"),
                "nameservers", List.of("10.88.1.1", "10.88.1.2"),
                "options", Map.of("ndots", "2", "rotate", true)));
    assertThat(facts.get("env"))
        .isEqualTo(
            Map.of(
                "USER", "root",
                "HOME", "/root",
                "GREETING", "two\nlines = here",
                "EMPTY", "",
                "PATH", "/usr/sbin:/usr/bin"));
    assertThat(((Map<?, ?>) facts.get("cmdline")).get("console")).isEqualTo("ttyS0,115200");
    assertThat(((Map<?, ?>) facts.get("proc_cmdline")).get("console"))
        .isEqualTo(List.of("tty0", "ttyS0,115200"));
    assertThat(((Map<?, ?>) facts.get("cmdline")).get("quiet")).isEqualTo(true);
    assertThat(facts.get("processor"))
        .isEqualTo(List.of("0", "AuthenticAMD", "AMD EPYC", "1", "AuthenticAMD", "AMD EPYC"));
  }

  @Test
  void time_isInEveryForm() throws Exception {
    assertThat(debian().get("date_time"))
        .isInstanceOfSatisfying(
            Map.class,
            time -> {
              assertThat(time.get("epoch")).isEqualTo("1795238213");
              assertThat(time.get("date")).isEqualTo("2026-11-21");
              assertThat(time.get("time")).isEqualTo("05:16:53");
              assertThat(time.get("iso8601")).isEqualTo("2026-11-21T05:16:53Z");
              assertThat(time.get("iso8601_micro")).isEqualTo("2026-11-21T05:16:53.316715Z");
              assertThat(time.get("iso8601_basic")).isEqualTo("20261121T051653316715");
              assertThat(time.get("iso8601_basic_short")).isEqualTo("20261121T051653");
              assertThat(time.get("weekday")).isEqualTo("Saturday");
              assertThat(time.get("tz")).isEqualTo("UTC");
              assertThat(time.get("tz_offset")).isEqualTo("+0000");
            });
  }

  @Test
  void redHatFamily_isToldFromItsFiles() throws Exception {
    Set<String> names =
        Set.of(
            "distribution",
            "distribution_version",
            "distribution_major_version",
            "distribution_release",
            "os_family",
            "pkg_mgr",
            "selinux",
            "virtualization_type");

    assertThat(Recorded.answers("rocky-9/facts", List.of(new FactsProbe(names))).getFirst())
        .isEqualTo(
            Map.of(
                "distribution",
                "Rocky",
                "distribution_version",
                "9.4",
                "distribution_major_version",
                "9",
                "distribution_release",
                "Blue Onyx",
                "os_family",
                "RedHat",
                "pkg_mgr",
                "dnf",
                "selinux",
                Map.of(
                    "status", "enabled",
                    "mode", "enforcing",
                    "config_mode", "enforcing",
                    "type", "targeted",
                    "policyvers", "33"),
                "virtualization_type",
                "VMware"));
  }

  @Test
  void onlyWantedGroups_areAsked() {
    assertThat(script("os_family"))
        .contains("/etc/os-release")
        .doesNotContain("/proc/meminfo")
        .doesNotContain("uname")
        .doesNotContain("df -B1");
    assertThat(script("env")).doesNotContain("grep");
    assertThat(script("no_such_fact")).doesNotContain("grep").doesNotContain("env");
  }

  @Test
  void answer_holdsOnlyWhatWasWanted() throws Exception {
    FactsProbe few = new FactsProbe(Set.of("os_family", "no_such_fact"));
    FactsProbe all = new FactsProbe(FactsProbe.known());

    assertThat(Recorded.answers("debian-12/facts", List.of(few, all)).getFirst())
        .isEqualTo(Map.of("os_family", "Debian"));
  }

  @Test
  void script_runsOnThisMachine() throws Exception {
    FactsProbe probe = new FactsProbe(FactsProbe.known());
    @SuppressWarnings("unchecked") // A probe is of its own kind.
    ProbeKind<FactsProbe, Map<String, Object>> kind =
        (ProbeKind<FactsProbe, Map<String, Object>>) (ProbeKind<?, ?>) probe.kind();

    Map<String, Object> facts = LocalScripts.in(directory).ask(kind, List.of(probe)).getFirst();

    assertThat(facts.keySet()).containsExactlyInAnyOrderElementsOf(FactsProbe.known());
    assertThat(facts.get("system")).isEqualTo("Linux");
    assertThat((Long) facts.get("memtotal_mb")).isPositive();
    assertThat((Long) facts.get("processor_vcpus")).isPositive();
    assertThat(facts.get("user_id")).isEqualTo(System.getProperty("user.name"));
  }
}
