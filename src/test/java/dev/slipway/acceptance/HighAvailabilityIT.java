package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The inventory of six nodes, two load balancers and a registry, with bare hosts behind its names.
 * With {@code -Dgolden.update} the golden file is written anew.
 */
@Lab(hosts = 9, fresh = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HighAvailabilityIT {
  private static final Path GOLDEN = Path.of("resources/golden/ha-plan.txt");
  private static final List<String> NAMES =
      List.of("master1", "master2", "master3", "node1", "node2", "node3", "ha1", "ha2", "harbor");

  @TempDir private static Path folder;

  @Test
  @Order(1)
  void planOfBareHosts_showsTheWholeBuild_andNoError(LabFleet fleet) throws IOException {
    KubernetesRepository.serve(fleet, Files.createDirectory(folder.resolve("repository")));
    List<Map<String, String>> before = fleet.hosts().stream().map(HighAvailabilityIT::etc).toList();

    Slipway.Finished plan = play(fleet, "plan", "cluster");

    String shown = shown(Events.of(plan));
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.toAbsolutePath().getParent());
      Files.writeString(GOLDEN, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(GOLDEN));
    assertThat(fleet.hosts().stream().map(HighAvailabilityIT::etc).toList()).isEqualTo(before);
  }

  /** Where packages come from is the test's own; everything else is the profile's. */
  @Test
  @Order(2)
  void profiles_arePlannedAsTheyPinIt(LabFleet fleet) throws IOException {
    Events legacy = profile(fleet, "legacy-1.23");
    assertThat(legacy.changes())
        .anyMatch(line -> line.contains("v1.23.17") && line.contains("mode: iptables"));
    assertThat(legacy.knownAfterApply())
        .anyMatch(line -> line.contains("Install the container runtime in its version"))
        .anyMatch(line -> line.contains("The objects of Calico"));

    Events seed = profile(fleet, "seed-1.30");
    assertThat(seed.changes()).anyMatch(line -> line.contains("v1.30.8"));
    assertThat(seed.knownAfterApply())
        .anyMatch(line -> line.endsWith("container_runtime : cri-dockerd"))
        .anyMatch(line -> line.contains("The objects of Flannel"));

    // The hosts of the lab have cgroups of the first version.
    Events current = profile(fleet, "current", "-e", "{\"ignore_checks\": [\"cgroups\"]}");
    assertThat(current.changes())
        .anyMatch(line -> line.contains("v1.36.4") && line.contains("mode: nftables"));
    assertThat(current.knownAfterApply())
        .anyMatch(line -> line.contains("Install the container runtime in its version"))
        .anyMatch(line -> line.contains("The objects of Calico"));
  }

  @Test
  @Order(3)
  void packages_areInstalledAndHeld_andStayWhenNewerOnesCome(LabFleet fleet) throws IOException {
    String[] packages = {"-l", "master1", "--tags", "packages", "-e", "k8s_version=1.30.2"};
    Slipway.Finished first = play(fleet, "run", "prepare", packages);

    assertThat(Events.of(first).changes()).isNotEmpty();
    LabHost master = fleet.host(0);
    assertThat(master.exec("dpkg-query -W -f '${Version}' kubelet").orFail())
        .isEqualTo("1.30.2-1.1");
    assertThat(master.exec("apt-mark showhold").orFail()).isEqualTo("kubeadm\nkubectl\nkubelet");
    assertThat(Events.of(play(fleet, "run", "prepare", packages)).changes()).isEmpty();

    play(fleet, "run", "prepare", "-l", "master1", "--tags", "packages");
    assertThat(master.exec("dpkg-query -W -f '${Version}' kubelet").orFail())
        .isEqualTo("1.30.8-1.1");
    assertThat(master.exec("apt-mark showhold").orFail()).isEqualTo("kubeadm\nkubectl\nkubelet");
  }

  /** Docker comes from Debian, cri-dockerd from the repository that is declared before it. */
  @Test
  @Order(4)
  void runtime_isInstalledFromItsRepository_andRuns(LabFleet fleet) throws IOException {
    String[] runtime = {"-l", "master2", "--tags", "runtime"};
    play(fleet, "run", "prepare", runtime);

    LabHost master = fleet.host(1);
    assertThat(master.exec("dpkg-query -W -f '${Version}' cri-dockerd").orFail())
        .isEqualTo("0.3.14");
    assertThat(master.exec("systemctl is-active docker cri-docker.service").orFail())
        .isEqualTo("active\nactive");
    assertThat(Events.of(play(fleet, "run", "prepare", runtime)).changes()).isEmpty();
  }

  private static Events profile(LabFleet fleet, String name, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-l", "kube_control_plane"));
    arguments.addAll(List.of("-e", "@inventories/profiles/" + name + ".yml"));
    arguments.addAll(repositories());
    arguments.addAll(List.of(more));
    return Events.of(play(fleet, "plan", "cluster", arguments.toArray(String[]::new)));
  }

  private static List<String> repositories() {
    List<String> arguments = new ArrayList<>();
    for (String repository : List.of("k8s_repo", "container_runtime_repo")) {
      arguments.addAll(List.of("-e", repository + "_url=file:///srv/kubernetes/"));
      arguments.addAll(List.of("-e", repository + "_key=/srv/kubernetes/Release.key"));
    }
    return arguments;
  }

  private static Map<String, String> etc(LabHost host) {
    String files = host.exec("find /etc /var/lib/dpkg -printf '%p %C@\\n' | sort").orFail();
    return Map.of(host.name(), files);
  }

  /** Per host what happens to each task: versions of packages and addresses change by the day. */
  private static String shown(Events plan) {
    Map<String, List<String>> byHost = new TreeMap<>();
    for (JsonNode event : plan.lines()) {
      for (JsonNode item : event.path("items")) {
        String status = item.path("status").asText();
        if (!List.of("unchanged", "skipped").contains(status)) {
          String label = item.has("item") ? " [" + item.path("item").asText() + "]" : "";
          byHost
              .computeIfAbsent(event.path("host").asText(), _ -> new ArrayList<>())
              .add("  %s: %s%s".formatted(status, event.path("task").asText(), label));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    byHost.forEach(
        (host, lines) ->
            text.append(host).append('\n').append(String.join("\n", lines)).append('\n'));
    return text.toString();
  }

  private static Slipway.Finished play(
      LabFleet fleet, String command, String playbook, String... more) throws IOException {
    Path hosts = folder.resolve("lab.yml");
    String inventory = fleet.inventory(LabUser.OPERATOR);
    for (int host = NAMES.size(); host > 0; host--) {
      inventory = inventory.replace("    host" + host + ":", "    " + NAMES.get(host - 1) + ":");
    }
    Files.writeString(hosts, inventory);
    List<String> arguments = new ArrayList<>(List.of(command, "playbooks/" + playbook + ".yml"));
    arguments.addAll(List.of("-i", "inventories/ha", "-i", hosts.toString(), "--output", "json"));
    arguments.addAll(repositories());
    arguments.addAll(List.of(more));
    Slipway.Finished finished = Slipway.run(arguments.toArray(String[]::new));
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return finished;
  }
}
