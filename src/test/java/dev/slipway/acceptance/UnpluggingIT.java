package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that cannot be had: each gets its own clear outcome, and the others finish. */
@Lab(hosts = 2)
class UnpluggingIT {
  @TempDir private Path folder;

  @Test
  void hostThatRefuses_isUnreachable_andTheOtherFinishes(LabFleet fleet) throws IOException {
    Slipway.Finished finished = touch(fleet, "refused", "ansible_port: 9");
    assertThat(finished.exit()).as(finished.toString()).isEqualTo(4);
    assertThat(finished.output()).contains("unreachable").contains("check that sshd runs");
    assertOtherFinished(fleet, "refused");
  }

  @Test
  void hostWithAChangedKey_isRefused_andTheOtherFinishes(LabFleet fleet) throws IOException {
    Path known = folder.resolve("known_hosts");
    String lines = Files.readString(fleet.knownHosts());
    LabHost other = fleet.host(1);
    LabHost changed = fleet.host(0);
    String stranger =
        lines
            .lines()
            .filter(line -> line.contains(other.address()))
            .map(line -> line.replace(other.address(), changed.address()))
            .map(line -> line.replace(other.name(), changed.name()))
            .reduce("", (text, line) -> text + line + "\n");
    String right =
        lines
            .lines()
            .filter(line -> line.contains(other.address()))
            .reduce("", (text, line) -> text + line + "\n");
    Files.writeString(known, right + stranger);
    Slipway.Finished finished =
        touch(fleet, "changed", "ansible_ssh_common_args: -o UserKnownHostsFile=" + known);
    assertThat(finished.exit()).as(finished.toString()).isEqualTo(4);
    assertThat(finished.output()).contains("known_hosts");
    assertOtherFinished(fleet, "changed");
  }

  @Test
  void userWithoutTheRightToSudo_failsThere_andTheOtherFinishes(LabFleet fleet) throws IOException {
    Slipway.Finished finished = touch(fleet, "sudo", "ansible_user: plain, ansible_become: true");
    assertThat(finished.exit()).as(finished.toString()).isEqualTo(2);
    assertThat(finished.output()).contains("sudo");
    assertOtherFinished(fleet, "sudo");
  }

  @Test
  void hostThatNeverAnswers_isUnreachable_andTheOtherFinishes(LabFleet fleet) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Slipway.Finished finished =
          touch(
              fleet,
              "silent",
              "ansible_port: " + silent.getLocalPort() + ", ansible_timeout: 2",
              "127.0.0.1");
      assertThat(finished.exit()).as(finished.toString()).isEqualTo(4);
      assertThat(finished.output()).contains("unreachable").contains("within 2.0 s");
    }
    assertOtherFinished(fleet, "silent");
  }

  @Test
  void hostThatDropsInTheMiddle_isSaidToBeUnknown_andTheOtherFinishes(LabFleet fleet)
      throws IOException {
    Path inventory = folder.resolve("lab.yml");
    Files.writeString(inventory, fleet.inventory(LabUser.ROOT));
    Path playbook = folder.resolve("playbook.yml");
    Files.writeString(
        playbook,
        """
        - hosts: all
          tasks:
            - name: Cut the own connection
              when: $inventory_hostname == '%s'
              shell: |
                process=$PPID
                while [ "$(cat /proc/$process/comm)" != sshd ]; do
                  process=$(cut -d' ' -f4 /proc/$process/stat)
                done
                kill -KILL $process
                sleep 5
            - name: Go on
              copy: {dest: /root/dropped, content: done}
        """
            .formatted(fleet.host(0).name()));
    Slipway.Finished finished = Slipway.run("run", playbook.toString(), "-i", inventory.toString());
    assertThat(finished.exit()).as(finished.toString()).isEqualTo(2);
    assertThat(finished.output())
        .contains("what was done is not known")
        .contains("The connection was lost while this was applied")
        .contains("1 task not reached on " + fleet.host(0).name());
    assertOtherFinished(fleet, "dropped");
    assertThat(fleet.host(0).exec("test -e /root/dropped").exit()).isEqualTo(1);
  }

  private Slipway.Finished touch(LabFleet fleet, String name, String broken) throws IOException {
    return touch(fleet, name, broken, fleet.host(0).address());
  }

  /** Puts a file on both hosts, of which the first has something else in the inventory. */
  private Slipway.Finished touch(LabFleet fleet, String name, String broken, String reached)
      throws IOException {
    LabHost first = fleet.host(0);
    Path inventory = folder.resolve("lab.yml");
    String address = "ansible_host: " + first.address();
    Files.writeString(
        inventory,
        fleet
            .inventory(LabUser.ROOT)
            .replace(
                address,
                "ansible_host: " + reached + "\n      " + broken.replace(", ", "\n      ")));
    Path playbook = folder.resolve("playbook.yml");
    Files.writeString(
        playbook,
        """
        - hosts: all
          tasks:
            - copy: {dest: /root/%s, content: done}
        """
            .formatted(name));
    return Slipway.run("run", playbook.toString(), "-i", inventory.toString());
  }

  private static void assertOtherFinished(LabFleet fleet, String name) {
    assertThat(fleet.host(1).exec("cat /root/" + name).orFail()).isEqualTo("done");
  }
}
