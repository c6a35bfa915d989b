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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host with repositories tells what a node needs, which is brought here; a bare host without any
 * way out becomes a node with nothing else. Images are stand-ins without content.
 */
@Lab(hosts = 2, fresh = true)
class OfflineIT {
  private static final String GROUPS =
      """
      k8s_cluster:
        children:
          kube_control_plane:
            hosts: {host1: }
          kube_node:
            hosts: {host2: }
      lb: {hosts: {}}
      nfs: {hosts: {}}
      gpu: {hosts: {host1: }}
      all:
        vars:
          k8s_version: 1.30.8
          k8s_repo_url: file:///srv/kubernetes/
          k8s_repo_key: /srv/kubernetes/Release.key
          ntp_servers: []
          k8s_host_modules: []
          k8s_host_sysctl: {net.ipv4.ip_forward: 1}
          k8s_host_packages: [ethtool]
          metrics_server: false
          storage_kinds: ceph_rbd
          # Less to download: what the host with repositories has is there on the other one, too.
          bundle_complete: false
      """;

  /** An image of one empty layer, as {@code docker save} writes it. */
  private static final String IMAGE =
      """
      set -e
      rm -rf stage && mkdir stage && cd stage
      tar -cf layer.tar --files-from /dev/null
      printf '{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
        "$(sha256sum layer.tar | cut -d' ' -f1)" >config.json
      printf '[{"Config":"config.json","RepoTags":["%s"],"Layers":["layer.tar"]}]' "$1" >manifest.json
      tar -cf "$2" manifest.json config.json layer.tar
      """;

  @TempDir private Path folder;

  @Test
  void aHostWithoutAWayOut_needsNothingButTheFolder(LabFleet fleet) throws IOException {
    KubernetesRepository.serve(fleet, Files.createDirectory(folder.resolve("repository")));
    LabHost connected = fleet.host(0);
    LabHost bare = fleet.host(1);
    play(fleet, "run", "prepare", "-l", "host1", "--tags", "repositories");
    String before = packages(connected);

    Events first = Events.of(play(fleet, "run", "bundle", "-l", "host1"));

    assertThat(first.changes()).isNotEmpty();
    String list = Files.readString(offline().resolve("bundle.yml"));
    assertThat(list)
        .contains("file: \"kubelet_1.30.8-1.1.deb\"", "name: \"containerd\"", "registry.k8s.io/")
        .contains("quay.io/cephcsi/cephcsi:v3.13.1", "sig-storage/csi-provisioner:v5.0.1")
        .contains("file: \"nvidia-container-toolkit_1.18.2-1.deb\"", "k8s-device-plugin:v0.20.0")
        .doesNotContain("csi-snapshotter");
    assertThat(packages(connected)).isEqualTo(before);
    assertThat(Events.of(play(fleet, "run", "bundle", "-l", "host1")).changes()).isEmpty();
    assertThat(Files.readString(offline().resolve("bundle.yml"))).isEqualTo(list);

    for (String image : list.lines().filter(line -> line.matches("  - name: .*")).toList()) {
      save(image.replaceFirst(".*name: \"(.*)\"", "$1"));
    }
    cutOff(bare);
    play(fleet, "plan", "prepare", "-l", "host2");
    play(fleet, "run", "prepare", "-l", "host2");

    assertThat(bare.exec("dpkg-query -W -f '${Version}' kubelet").orFail()).isEqualTo("1.30.8-1.1");
    assertThat(bare.exec("apt-mark showhold").orFail()).isEqualTo("kubeadm\nkubectl\nkubelet");
    assertThat(bare.exec("systemctl is-active containerd").orFail()).isEqualTo("active");
    assertThat(bare.exec("ctr -n k8s.io images ls -q").orFail())
        .contains("registry.k8s.io/pause:3.9", "registry.k8s.io/kube-proxy:v1.30.8");
    assertThat(Events.of(play(fleet, "run", "prepare", "-l", "host2")).changes()).isEmpty();
  }

  /** What the run has, and not what a mirror or a cache gives. */
  private static void cutOff(LabHost host) {
    host.exec(
            """
            ip route del default
            rm -rf /srv/kubernetes /var/lib/apt/lists/* /etc/apt/sources.list.d/*
            apt-get clean
            ! apt-get install -y hello
            """)
        .orFail();
  }

  private static String packages(LabHost host) {
    return host.exec("find /etc /var/lib/dpkg /var/lib/apt -printf '%p %C@\\n' | sort").orFail();
  }

  private void save(String image) {
    Path archive = offline().resolve("images/" + image.replaceAll("[/:]", "_") + ".tar");
    Slipway.Finished saved =
        Slipway.execute(
            folder, _ -> {}, List.of("sh", "-c", IMAGE, "save", image, archive.toString()));
    assertThat(saved.exit()).as(saved.toString()).isZero();
  }

  private Path offline() {
    return folder.resolve("offline");
  }

  private Slipway.Finished play(LabFleet fleet, String command, String playbook, String... more)
      throws IOException {
    Path inventory = Files.createDirectories(folder.resolve("inventory"));
    Files.writeString(inventory.resolve("hosts.yml"), fleet.inventory(LabUser.OPERATOR));
    Files.writeString(inventory.resolve("groups.yml"), GROUPS);
    List<String> arguments = new ArrayList<>(List.of(command, "playbooks/" + playbook + ".yml"));
    arguments.addAll(List.of("-i", inventory.toString(), "--output", "json"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("repositories")) {
      arguments.addAll(List.of("-e", "offline_dir=" + offline()));
    }
    Slipway.Finished finished = Slipway.run(arguments.toArray(String[]::new));
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return finished;
  }
}
