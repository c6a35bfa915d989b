package dev.slipway.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lab keeps its own promises. */
@Lab(hosts = 2, fresh = true)
class LabSmokeIT {

  @ParameterizedTest
  @EnumSource(LabUser.class)
  void login_eachUserByKey_isThatUserOnThatHost(LabUser user, LabFleet fleet) {
    for (LabHost host : fleet) {
      assertThat(host.exec(user, "echo $(id -un) $(hostname)").orFail())
          .isEqualTo(user.login() + " " + host.name());
    }
  }

  @Test
  void sudo_eachUser_hasItsOwnRight(LabHost host) {
    assertThat(host.exec(LabUser.OPERATOR, "sudo -n id -u").orFail()).isEqualTo("0");
    assertThat(host.exec(LabUser.SECURED, "sudo -n id -u").errors())
        .contains("password is required");
    assertThat(withPassword(host, LabUser.SECURED, "sudo -S -p '' id -u").orFail()).isEqualTo("0");
    assertThat(withPassword(host, LabUser.PLAIN, "sudo -S -p '' id -u").errors())
        .contains("not in the sudoers file");
  }

  private static LabExecution withPassword(LabHost host, LabUser user, String commandLine) {
    return host.exec(
        user, "cat <<'END' | %s%n%s%nEND".formatted(commandLine, user.password().orElseThrow()));
  }

  @Test
  void boot_isComplete_withUnitsOfItsOwn(LabFleet fleet) {
    for (LabHost host : fleet) {
      assertThat(host.exec("systemctl is-system-running").orFail()).isEqualTo("running");
      assertThat(host.exec("systemctl is-active ssh dbus systemd-networkd").orFail())
          .isEqualTo("active\nactive\nactive");
      assertThat(host.exec("cat /proc/1/comm").orFail()).isEqualTo("systemd");
    }
  }

  @Test
  void hosts_ofOneLab_differAndSeeEachOther(LabFleet fleet) {
    Set<String> identities = new HashSet<>();
    for (LabHost host : fleet) {
      identities.add(host.exec("cat /etc/machine-id").orFail());
      identities.add(host.exec("cat /etc/ssh/ssh_host_ed25519_key.pub").orFail());
    }
    assertThat(identities).hasSize(4);
    String other = fleet.host(1).address();
    assertThat(
            fleet.host(0).exec("exec 3<>/dev/tcp/%s/22; head -n 1 <&3".formatted(other)).orFail())
        .startsWith("SSH-2.0-OpenSSH");
  }

  @Test
  void reboot_comesBackAsAnotherBoot_whileTheOtherHostStays(LabFleet fleet) {
    String command = "cat /proc/sys/kernel/random/boot_id";
    String before = fleet.host(0).exec(command).orFail();
    String other = fleet.host(1).exec(command).orFail();
    fleet.host(0).exec("echo kept > /root/kept").orFail();

    fleet.host(0).reboot();

    assertThat(fleet.host(0).exec(command).orFail()).isNotEqualTo(before);
    assertThat(fleet.host(0).exec("cat /root/kept").orFail()).isEqualTo("kept");
    assertThat(fleet.host(1).exec(command).orFail()).isEqualTo(other);
  }

  @Test
  void cachedPackage_withoutNetwork_installs(LabHost host) {
    host.exec("ip route delete default").orFail();
    try {
      host.exec("DEBIAN_FRONTEND=noninteractive apt-get install --yes hello").orFail();
      assertThat(host.exec("hello").orFail()).isEqualTo("Hello, world!");
    } finally {
      host.reset();
    }
  }

  @Test
  void otherPackage_fromTheMirror_isFound(LabHost host) {
    host.exec("apt-get update").orFail();
    assertThat(host.exec("apt-get install --yes --download-only ed").exit()).isZero();
  }

  @Test
  void snapshot_ofAnIdleHost_staysTheSame(LabHost host) {
    FileSnapshot before = host.snapshotFiles();
    host.exec(LabUser.SECURED, "sudo -n true; cat /etc/passwd");

    assertThat(before.files()).hasSizeGreaterThan(5_000).containsKey("/etc/passwd");
    assertThat(before.changesUntil(host.snapshotFiles())).isEmpty();
  }

  @Test
  void snapshot_afterChanges_namesEachOfThem(LabHost host) {
    host.exec("echo a > /root/changed; touch /root/removed").orFail();
    FileSnapshot before = host.snapshotFiles();

    host.exec("chmod 600 /etc/motd; echo b > /root/changed; mv /root/removed /tmp/added").orFail();

    assertThat(before.changesUntil(host.snapshotFiles()))
        .extracting(change -> change.replaceFirst(":.*", ""))
        .containsExactlyInAnyOrder(
            "~ /etc/motd",
            "~ /root",
            "~ /root/changed",
            "- /root/removed",
            "~ /tmp",
            "+ /tmp/added");
  }

  @Test
  void reset_ofAChangedHost_forgetsTheChangesButKeepsTheIdentity(LabHost host) {
    String machine = host.exec("touch /etc/changed; cat /etc/machine-id").orFail();

    host.reset();

    assertThat(host.exec("test -e /etc/changed").exit()).isEqualTo(1);
    assertThat(host.exec("cat /etc/machine-id").orFail()).isEqualTo(machine);
    assertThat(Files.exists(host.root().resolve("etc/changed"))).isFalse();
  }

  @Test
  void knownHosts_withoutTheTrueKey_makesTheClientRefuse(LabHost host) {
    String noKeys = "UserKnownHostsFile=/dev/null";
    LabExecution refused =
        LabProcess.run(
            List.of(
                "ssh", "-F", host.configuration().toString(), "-o", noKeys, host.name(), "true"),
            Duration.ofSeconds(30));
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.errors()).contains("Host key verification failed");
  }
}
