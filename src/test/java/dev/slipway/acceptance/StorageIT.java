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
 * Storage, addons and networks on a cluster of one host. Images cannot be had there, nor has its
 * kernel a server of NFS: what is seen is the host's part and what the API server makes of objects.
 */
@Tag("kubernetes")
@Lab(hosts = 1, fresh = true, kubernetes = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StorageIT {
  private static final String KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";
  private static final String GROUPS =
      """
      k8s_cluster:
        children:
          kube_control_plane: {hosts: {node1: {}}}
          kube_node: {hosts: {node1: {}}}
      nfs: {hosts: {node1: {}}}
      ceph: {hosts: {node1: {}}}
      lb: {hosts: {}}
      """;

  @TempDir private static Path folder;

  @Test
  @Order(1)
  void planOfStorage_showsTheObjects_andAltersNothing(LabFleet fleet) throws IOException {
    fleet.host(0).exec("lab-cluster").orFail();

    Events plan = play(fleet, "storage", "--check", "-e", "default_storage_class=nfs");

    assertThat(plan.changes())
        .anyMatch(line -> line.contains("Deployment nfs-provisioner/nfs-provisioner"))
        .anyMatch(line -> line.contains("StorageClass local-path"));
    assertThat(plan.knownAfterApply()).anyMatch(line -> line.contains("The nodes may mount it"));
    assertThat(fleet.host(0).exec(KUBECTL + "get storageclass -o name").output()).isEmpty();
  }

  @Test
  @Order(2)
  void storage_isExportedAndDeclared_andASecondRunChangesNothing(LabFleet fleet)
      throws IOException {
    String[] arguments = {"-e", "default_storage_class=nfs", "-e", "nfs_service_state=stopped"};
    play(fleet, "storage", arguments);

    LabHost host = fleet.host(0);
    assertThat(host.exec("exportfs -s").orFail())
        .startsWith("/srv/nfs  ")
        .contains(",rw,no_root_squash");
    String provisioner =
        "{.spec.template.spec.containers[0].env[?(@.name==\"PROVISIONER_NAME\")].value}";
    assertThat(
            host.exec(
                    KUBECTL
                        + "-n nfs-provisioner get deployment nfs-provisioner -o jsonpath='"
                        + provisioner
                        + "'")
                .orFail())
        .isEqualTo(host.exec(KUBECTL + "get storageclass nfs -o jsonpath={.provisioner}").orFail());
    assertThat(host.exec(KUBECTL + "get storageclass").orFail())
        .containsPattern("nfs \\(default\\) ")
        .containsPattern("(?m)^local-path ");
    assertThat(play(fleet, "storage", arguments).changes()).isEmpty();
  }

  @Test
  @Order(3)
  void classThatCannotBeChanged_isMadeAnew(LabFleet fleet) throws IOException {
    Events run =
        play(
            fleet,
            "storage",
            "-e",
            "storage_kinds=local_path",
            "-e",
            "local_path_reclaim_policy=Retain");

    assertThat(run.changes()).singleElement().asString().contains("create it anew");
    assertThat(
            fleet
                .host(0)
                .exec(KUBECTL + "get storageclass local-path -o jsonpath={.reclaimPolicy}")
                .orFail())
        .isEqualTo("Retain");
  }

  @Test
  @Order(4)
  void addons_areDeclared_andASecondRunChangesNothing(LabFleet fleet) throws IOException {
    String[] arguments = {
      "-e",
      "metrics_server_api=false",
      "-e",
      "{\"limit_range\": [{\"type\": \"Container\", \"default\": {\"memory\": \"512Mi\"}}]}"
    };
    play(fleet, "addons", arguments);

    assertThat(
            fleet
                .host(0)
                .exec(KUBECTL + "get limitrange defaults -o jsonpath={.spec.limits[0].default}")
                .orFail())
        .contains("512Mi");
    fleet.host(0).exec(KUBECTL + "-n kube-system get deployment metrics-server").orFail();
    assertThat(play(fleet, "addons", arguments).changes()).isEmpty();
  }

  @Test
  @Order(5)
  void flannel_isDeclared_andAnotherMtuAltersItsSettingsOnly(LabFleet fleet) throws IOException {
    network(fleet, "flannel");

    assertThat(network(fleet, "flannel", "--check", "-e", "cni_mtu=1330").changes())
        .singleElement()
        .asString()
        .contains("ConfigMap kube-flannel/kube-flannel-cfg")
        .doesNotContain("DaemonSet");
  }

  @Test
  @Order(6)
  void calico_isDeclared_andAnotherMtuAltersItsSettingsOnly(LabFleet fleet) throws IOException {
    network(fleet, "calico");

    String pool = "get ippools.crd.projectcalico.org -o jsonpath='{.items[*].spec.cidr}'";
    assertThat(fleet.host(0).exec(KUBECTL + pool).orFail()).isEqualTo("10.244.0.0/16");
    fleet
        .host(0)
        .exec(KUBECTL + "-n kube-system get poddisruptionbudget calico-kube-controllers")
        .orFail();
    assertThat(network(fleet, "calico", "--check", "-e", "cni_mtu=1330").changes())
        .singleElement()
        .asString()
        .contains("ConfigMap kube-system/calico-config")
        .doesNotContain("DaemonSet");
  }

  /** Refused before an object is applied: what would only show as pods that reach nobody. */
  @Test
  @Order(7)
  void networkThatCannotWork_isRefused(LabFleet fleet) throws IOException {
    assertThat(refusal(fleet, "pod_subnet=10.99.0.0/16")).contains("made with another network");
    assertThat(refusal(fleet, "cni_mtu=1400")).contains("at most 1350");
    assertThat(refusal(fleet, "cni_encapsulation=host-gw")).contains("knows vxlan, ipip, none");
    assertThat(refusal(fleet, "calico_version=3.31.7")).contains("for Kubernetes 1.25 on");
  }

  /** A Ceph cluster of one host, on the node itself. */
  @Test
  @Order(8)
  void volumesOfCeph_areDeclaredWithWhatCephSays_andASecondRunChangesNothing(LabFleet fleet)
      throws IOException {
    LabHost host = fleet.host(0);
    host.exec("lab-ceph").orFail();
    String[] arguments = {
      "-e", "storage_kinds=ceph_rbd", "-e", "csi_version=3.6.1", "-e", "csi_wait=0",
      "-e", "ceph_size=1", "-e", "ceph_pg_num=8", "-e", "rbd_module=false"
    };

    Events plan = play(fleet, "storage", with("--check", arguments));
    assertThat(plan.knownAfterApply()).anyMatch(line -> line.contains("ceph-csi"));
    Slipway.Finished run = attempt(fleet, "storage", arguments);
    assertThat(run.exit()).as(run.toString()).isZero();

    assertThat(
            host.exec(KUBECTL + "get storageclass csi-rbd-sc -o jsonpath={.parameters.clusterID}")
                .orFail())
        .isEqualTo(host.exec("ceph fsid").orFail());
    assertThat(
            host.exec(KUBECTL + "-n ceph-csi get configmap ceph-csi-config -o jsonpath={.data}")
                .orFail())
        .contains(":6789");
    String key = host.exec("ceph auth get-key client.kubernetes").orFail();
    assertThat(
            host.exec(
                    KUBECTL
                        + "-n ceph-csi get secret csi-rbd-secret -o jsonpath={.data.userKey} |"
                        + " base64 -d")
                .orFail())
        .isEqualTo(key);
    assertThat(run.output()).doesNotContain(key);
    assertThat(play(fleet, "storage", arguments).changes()).isEmpty();
  }

  private static String[] with(String first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String[] network(String cni, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--tags", "cni", "-e", "cni=" + cni));
    arguments.addAll(List.of("-e", "k8s_version=1.20.2", "-e", "calico_version=3.21.6"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static Events network(LabFleet fleet, String cni, String... more) throws IOException {
    return play(fleet, "cluster", network(cni, more));
  }

  private static String refusal(LabFleet fleet, String variable) throws IOException {
    Slipway.Finished finished = attempt(fleet, "cluster", network("calico", "-e", variable));
    assertThat(finished.exit()).as(finished.toString()).isNotZero();
    assertThat(Events.of(finished).changes()).isEmpty();
    return finished.output();
  }

  private static Events play(LabFleet fleet, String playbook, String... more) throws IOException {
    Slipway.Finished finished = attempt(fleet, playbook, more);
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return Events.of(finished);
  }

  private static Slipway.Finished attempt(LabFleet fleet, String playbook, String... more)
      throws IOException {
    Path hosts = folder.resolve("lab.yml");
    Files.writeString(hosts, fleet.inventory(LabUser.OPERATOR));
    Path groups = folder.resolve("groups.yml");
    Files.writeString(groups, GROUPS);
    List<String> arguments = new ArrayList<>(List.of("run", "playbooks/" + playbook + ".yml"));
    arguments.addAll(List.of("-i", hosts.toString(), "-i", groups.toString()));
    arguments.addAll(List.of("--output", "json"));
    arguments.addAll(List.of(more));
    return Slipway.run(arguments.toArray(String[]::new));
  }
}
