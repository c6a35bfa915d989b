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

/**
 * From bare hosts to a highly available cluster and back, in this order: three control planes, a
 * worker, two load balancers, and a worker that comes later.
 */
@Tag("kubernetes")
@Lab(hosts = 7, fresh = true, kubernetes = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final String KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";
  private static final String AUTHORITY = "sha256sum /etc/kubernetes/pki/ca.crt";
  private static final String STATE =
      "iptables-save -t nat | grep kube-system/answer; ip route; "
          + KUBECTL
          + "get node,pod,service,endpointslices -A -o wide; "
          + "tail -n 20 /var/log/pods/*proxy*/*/*.log; "
          + "curl -v -m 3 http://";
  private static final String LATE_WORKER =
      """
      k8s_cluster:
        children:
          kube_node:
            hosts:
              node7:
      """;

  @TempDir private static Path folder;

  @Test
  @Order(1)
  void planOfBareHosts_hasNoError_andSaysWhatOnlyARunTells(LabFleet fleet) throws IOException {
    Events plan = run(fleet, "cluster", "--check");

    assertThat(plan.changes()).anyMatch(line -> line.contains("\"control plane node1\""));
    assertThat(plan.knownAfterApply())
        .anyMatch(line -> line.startsWith("node4 worker"))
        .anyMatch(line -> line.startsWith("node5 api_lb"));
    assertThat(fleet.host(0).exec("ls -A /etc/kubernetes").output()).isEmpty();
  }

  /** Each run is killed, as by a power cut, as soon as a host shows how far it has come. */
  @Test
  @Order(2)
  void runThatIsKilled_isTakenUpByTheNext(LabFleet fleet) throws IOException {
    killed(fleet, 2, "grep -q 'END SLIPWAY' /etc/hosts");
    killed(fleet, 3, "grep -q 'certs.d' /etc/containerd/config.toml");
    killed(fleet, 0, "test -e /etc/kubernetes/pki/ca.crt");
    String before = fleet.host(0).exec(AUTHORITY).orFail();
    killed(fleet, 0, "[ \"$(" + KUBECTL + "get --raw /readyz 2>&1)\" = ok ]");
    killed(fleet, 1, "test -e /etc/kubernetes/kubelet.conf");
    killed(fleet, 2, "test -e /etc/kubernetes/manifests/etcd.yaml");
    killed(fleet, 3, "test -e /etc/kubernetes/kubelet.conf");

    run(fleet, "cluster");

    // Neither begun anew nor reset.
    assertThat(fleet.host(0).exec(AUTHORITY).orFail()).isEqualTo(before);
    await(fleet.host(0), KUBECTL + "wait --for=condition=Ready node --all --timeout=180s");
    assertThat(fleet.host(0).exec(KUBECTL + "get nodes -o name").orFail())
        .isEqualTo("node/node1\nnode/node2\nnode/node3\nnode/node4");
    assertThat(run(fleet, "cluster").changes()).isEmpty();
  }

  @Test
  @Order(3)
  void pod_answersThroughItsService(LabFleet fleet) {
    LabHost leader = fleet.host(0);
    // The stand-in for CoreDNS answers "OK" over HTTP, and its pods run on any node.
    await(leader, KUBECTL + "-n kube-system wait --for=condition=Ready pod --all --timeout=180s");
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
    for (int node = 0; node < 4; node++) {
      LabHost host = fleet.host(node);
      // Before the rules are there the request would leave the host by its default route.
      await(
          host,
          "iptables-save -t nat | grep -q 'KUBE-SEP.*kube-system/answer' && [ \"$(curl -s -m 3"
              + " http://"
              + address
              + ")\" = OK ]",
          STATE + address);
    }
  }

  @Test
  @Order(4)
  void scale_addsAHost_andGivesTheOthersARouteToItAndNothingElse(LabFleet fleet)
      throws IOException {
    Events plan = run(fleet, "scale", "--check");
    Events run = run(fleet, "scale");

    assertThat(plan.changes()).isNotEmpty();
    assertThat(run.changes())
        .allMatch(
            line ->
                line.startsWith("node7 ")
                    || line.contains(" cni : Routes")
                    || line.contains(" cni : The routes"));
    await(fleet.host(0), KUBECTL + "wait --for=condition=Ready node/node7 --timeout=180s");
    // A control plane and a worker that are left out stop nobody.
    assertThat(run(fleet, "scale", "--limit", "!node3:!node4").changes()).isEmpty();
  }

  @Test
  @Order(5)
  void address_movesAndAnswers_whenALoadBalancerAndAControlPlaneAreLost(LabFleet fleet) {
    LabHost worker = fleet.host(3);
    String held = "ip -o addr show | grep -qF .200/";
    assertThat(fleet.host(4).exec(held).exit()).isZero();

    fleet.host(4).exec("systemctl stop haproxy").orFail();
    await(fleet.host(5), held);
    fleet
        .host(0)
        .exec(
            "systemctl stop kubelet && crictl ps -q | xargs crictl stop && systemctl stop"
                + " containerd")
        .orFail();
    assertThat(fleet.host(0).exec("pgrep -x kube-apiserver || pgrep -x etcd").output()).isEmpty();
    await(worker, "[ \"$(curl -sk -m 3 https://api.lab:6443/readyz)\" = ok ]");

    fleet.host(4).exec("systemctl start haproxy").orFail();
    fleet.host(0).exec("systemctl start containerd kubelet").orFail();
    await(fleet.host(4), held);
    await(fleet.host(0), "[ \"$(" + KUBECTL + "get --raw /readyz 2>&1)\" = ok ]");
  }

  @Test
  @Order(6)
  void reset_leavesNothing_andTheClusterCanBeMadeAgain(LabFleet fleet) throws IOException {
    run(fleet, "reset", "-e", "confirm=lab");

    for (LabHost host : fleet) {
      assertThat(
              host.exec("find /etc/kubernetes /var/lib/etcd /etc/cni/net.d -type f 2>/dev/null")
                  .output())
          .as(host.name())
          .isIn("", "/etc/kubernetes/kubeadm.yaml\n");
    }
    assertThat(run(fleet, "reset", "-e", "confirm=lab").changes()).isEmpty();

    Slipway.Finished again = finished(fleet, "cluster");
    assertThat(again.output())
        .doesNotContainPattern("\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b")
        .doesNotContain("certificate-key");
    await(fleet.host(0), KUBECTL + "wait --for=condition=Ready node --all --timeout=180s");
  }

  private static Events run(LabFleet fleet, String playbook, String... more) throws IOException {
    return Events.of(finished(fleet, playbook, more));
  }

  private static Slipway.Finished finished(LabFleet fleet, String playbook, String... more)
      throws IOException {
    Slipway.Finished finished = Slipway.run(arguments(fleet, playbook, more));
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return finished;
  }

  /** Kills the program as soon as a condition of a host holds. */
  private static void killed(LabFleet fleet, int host, String condition) throws IOException {
    Slipway.Finished finished =
        Slipway.runIn(
            Slipway.root(),
            process -> {
              await(fleet.host(host), condition);
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            },
            arguments(fleet, "cluster"));
    assertThat(finished.exit()).as(condition + "\n" + finished).isEqualTo(137);
  }

  private static String[] arguments(LabFleet fleet, String playbook, String... more)
      throws IOException {
    Path hosts = folder.resolve("lab.yml");
    Files.writeString(hosts, fleet.inventory(LabUser.OPERATOR));
    Path late = folder.resolve("late.yml");
    Files.writeString(late, playbook.equals("cluster") ? "{}" : LATE_WORKER);
    List<String> arguments = new ArrayList<>(List.of("run", "playbooks/" + playbook + ".yml"));
    arguments.addAll(List.of("-i", hosts.toString(), "-i", "inventories/lab"));
    arguments.addAll(List.of("-i", late.toString(), "--output", "json"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static void await(LabHost host, String condition) {
    await(host, condition, "false");
  }

  /**
   * On the host itself, so that no connection is made for each look.
   *
   * @param state shows what there is where the condition never held
   */
  private static void await(LabHost host, String condition, String state) {
    host.exec(
            "i=0; until "
                + condition
                + "; do [ $i -lt 4000 ] || { "
                + state
                + "; exit 1; }; i=$((i+1)); sleep 0.1; done")
        .orFail();
  }
}
