package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the role os_base does about packet filters: whoever came in still comes in. */
@Lab(hosts = 1, fresh = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PacketFilterIT {
  private static final String GROUPS =
      """
      k8s_cluster:
        children:
          kube_control_plane: {hosts: {host1: {}}}
      """;
  private static final String INSTALL =
      "DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ";

  @TempDir private static Path folder;

  @Test
  @Order(1)
  void hostWithoutFilters_staysAsItIs(LabFleet fleet) throws IOException {
    for (String mode : List.of("ports", "disabled", "leave")) {
      assertThat(base(fleet, mode).changes()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void ufwThatIsOff_staysOff(LabFleet fleet) throws IOException {
    fleet.host(0).exec(INSTALL + "ufw iptables").orFail();

    assertThat(base(fleet, "ports").changes()).isEmpty();
    assertThat(base(fleet, "disabled").changes()).isEmpty();
  }

  @Test
  @Order(3)
  void ufwThatIsOn_letsTheClusterIn_andKeepsItsOwnRules(LabFleet fleet) throws IOException {
    LabHost host = fleet.host(0);
    host.exec("ufw allow from 10.0.0.0/8 to any port 22 proto tcp && ufw --force enable").orFail();

    Events plan = base(fleet, "ports", "--check");
    assertThat(host.exec("ufw status").orFail()).doesNotContain("6443");
    assertThat(base(fleet, "ports").changes()).isEqualTo(plan.changes()).hasSize(11);
    assertThat(host.exec("ufw show added").orFail())
        .contains("ufw allow from 10.0.0.0/8 to any port 22 proto tcp")
        .contains("ufw allow 6443/tcp", "ufw allow 2379:2380/tcp", "ufw allow 4789/udp")
        .contains("ufw route allow from 10.244.0.0/16");
    assertThat(base(fleet, "ports").changes()).isEmpty();
    assertThat(base(fleet, "leave").changes()).isEmpty();

    assertThat(base(fleet, "disabled").changes()).singleElement().asString().contains("No ufw");
    assertThat(host.exec("ufw status").orFail()).contains("inactive");
  }

  @Test
  @Order(4)
  void firewalld_letsTheClusterIn_orIsTurnedOff(LabFleet fleet) throws IOException {
    LabHost host = fleet.host(0);
    host.exec(INSTALL + "firewalld netbase && systemctl restart firewalld").orFail();
    host.exec("until firewall-cmd --state; do sleep 0.5; done").orFail();

    Events plan = base(fleet, "ports", "--check");
    assertThat(base(fleet, "ports").changes()).isEqualTo(plan.changes()).hasSize(9);
    assertThat(
            host.exec(
                    "firewall-cmd --zone=public --list-all; firewall-cmd --permanent --list-ports")
                .orFail())
        .contains("ssh")
        .containsSubsequence("10250/tcp", "10250/tcp");
    assertThat(host.exec("firewall-cmd --zone=trusted --list-sources").orFail())
        .isEqualTo("10.244.0.0/16");
    assertThat(base(fleet, "ports").changes()).isEmpty();

    assertThat(base(fleet, "disabled").changes()).singleElement().asString().contains("firewalld");
    assertThat(host.exec("systemctl is-active firewalld").output()).contains("inactive");
    assertThat(base(fleet, "ports").changes()).isEmpty();
  }

  private static Events base(LabFleet fleet, String mode, String... more) throws IOException {
    Path hosts = folder.resolve("lab.yml");
    Files.writeString(hosts, fleet.inventory(LabUser.OPERATOR));
    Path groups = folder.resolve("groups.yml");
    Files.writeString(groups, GROUPS);
    List<String> arguments = new ArrayList<>(List.of("run", "playbooks/prepare.yml"));
    arguments.addAll(List.of("-i", hosts.toString(), "-i", groups.toString()));
    arguments.addAll(List.of("--tags", "base", "--output", "json", "-e", "k8s_version=1.30.8"));
    arguments.addAll(List.of("-e", "{\"ntp_servers\": [], \"hosts_from_inventory\": false}"));
    arguments.addAll(List.of("-e", "cni=calico", "-e", "firewall_mode=" + mode));
    arguments.addAll(List.of(more));
    Slipway.Finished finished = Slipway.run(arguments.toArray(String[]::new));
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return Events.of(finished);
  }
}
