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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From bare hosts to a cluster of two control planes and a worker, and back; in this order. */
@Tag("kubernetes")
@Lab(hosts = 3, fresh = true, kubernetes = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final String KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";

  @TempDir private static Path folder;

  @Test
  @Order(1)
  void planOfBareHosts_hasNoError_andSaysWhatOnlyARunTells(LabFleet fleet) throws IOException {
    Events plan = run(fleet, "cluster", "--check");

    assertThat(plan.changes()).anyMatch(line -> line.contains("\"control plane node1\""));
    assertThat(plan.knownAfterApply()).anyMatch(line -> line.startsWith("node3 worker"));
    assertThat(fleet.host(0).exec("ls -A /etc/kubernetes").output()).isEmpty();
  }

  @Test
  @Order(2)
  void run_makesACluster_andTheSecondRunChangesNothing(LabFleet fleet) throws IOException {
    Slipway.Finished first = finished(fleet, "cluster");
    assertThat(first.output())
        .doesNotContainPattern("\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b")
        .doesNotContain("certificate-key");

    LabHost leader = fleet.host(0);
    leader.exec(KUBECTL + "wait --for=condition=Ready node --all --timeout=180s").orFail();
    assertThat(leader.exec(KUBECTL + "get nodes -o name").orFail())
        .isEqualTo("node/node1\nnode/node2\nnode/node3");
    assertThat(run(fleet, "cluster").changes()).isEmpty();
  }

  @Test
  @Order(3)
  void pod_answersThroughItsService(LabFleet fleet) {
    LabHost leader = fleet.host(0);
    // The stand-in for CoreDNS answers "OK" over HTTP, and its pods run on any node.
    leader
        .exec(KUBECTL + "-n kube-system wait --for=condition=Ready pod --all --timeout=180s")
        .orFail();
    leader
        .exec(
            KUBECTL
                + "-n kube-system create service clusterip answer --tcp=80:8080 --dry-run=client -o"
                + " yaml | sed 's/app: answer/k8s-app: kube-dns/' | "
                + KUBECTL
                + "-n kube-system apply -f -")
        .orFail();
    String address =
        leader
            .exec(KUBECTL + "-n kube-system get service answer -o jsonpath={.spec.clusterIP}")
            .orFail();
    for (LabHost host : fleet) {
      assertThat(
              host.exec("curl -s --retry 20 --retry-delay 1 --retry-all-errors http://" + address)
                  .orFail())
          .as(host.name())
          .isEqualTo("OK");
    }
  }

  @Test
  @Order(4)
  void initThatWasBrokenOff_isFinished_andNotBegunAnew(LabFleet fleet) throws IOException {
    LabHost leader = fleet.host(0);
    String before = leader.exec("sha256sum /etc/kubernetes/pki/ca.crt").orFail();
    // In this order: without the ConfigMap kubeadm would leave the member of etcd behind.
    fleet.host(1).exec("kubeadm reset -f").orFail();
    leader.exec(KUBECTL + "delete node node2").orFail();
    leader.exec(KUBECTL + "-n kube-system delete configmap kubeadm-config").orFail();
    leader.exec("rm /etc/kubernetes/manifests/kube-scheduler.yaml").orFail();

    run(fleet, "cluster");

    assertThat(leader.exec("sha256sum /etc/kubernetes/pki/ca.crt").orFail()).isEqualTo(before);
    assertThat(run(fleet, "cluster").changes()).isEmpty();
  }

  @Test
  @Order(5)
  void reset_leavesNothing_andTheClusterCanBeMadeAgain(LabFleet fleet) throws IOException {
    run(fleet, "reset", "-e", "confirm=lab");

    for (LabHost host : fleet) {
      assertThat(host.exec("find /etc/kubernetes /var/lib/etcd /etc/cni/net.d -type f").output())
          .as(host.name())
          .isIn("", "/etc/kubernetes/kubeadm.yaml\n");
    }
    assertThat(run(fleet, "reset", "-e", "confirm=lab").changes()).isEmpty();
    run(fleet, "cluster");
    fleet.host(0).exec(KUBECTL + "wait --for=condition=Ready node --all --timeout=180s").orFail();
  }

  private static Events run(LabFleet fleet, String playbook, String... more) throws IOException {
    return Events.of(finished(fleet, playbook, more));
  }

  private static Slipway.Finished finished(LabFleet fleet, String playbook, String... more)
      throws IOException {
    Path hosts = folder.resolve("lab.yml");
    Files.writeString(hosts, fleet.inventory(LabUser.OPERATOR));
    List<String> arguments = new ArrayList<>(List.of("run", "playbooks/" + playbook + ".yml"));
    arguments.addAll(List.of("-i", hosts.toString(), "-i", "inventories/lab", "--output", "json"));
    arguments.addAll(List.of(more));
    Slipway.Finished finished = Slipway.run(arguments.toArray(String[]::new));
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return finished;
  }
}
