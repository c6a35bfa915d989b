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

/** What a re-run that changes nothing costs. */
@Lab(hosts = 1)
class ExchangesIT {
  @TempDir private Path folder;

  @Test
  void hundredTasksThatChangeNothing_areAHandfulOfRoundTripsAndProcesses(LabFleet fleet)
      throws IOException {
    Path inventory = folder.resolve("lab.yml");
    Files.writeString(inventory, fleet.inventory(LabUser.ROOT));
    Path playbook = folder.resolve("playbook.yml");
    StringBuilder text = new StringBuilder("- hosts: all\n  tasks:\n");
    text.append("    - file: {path: /srv/hundred, state: directory}\n");
    for (int i = 0; i < 33; i++) {
      text.append("    - copy: {dest: /srv/hundred/c%d, content: \"%d\\n\"}\n".formatted(i, i));
      text.append("    - template: {dest: /srv/hundred/t%d, src: t.vm}\n".formatted(i));
      text.append(
          "    - lineinfile: {path: /srv/hundred/l%d, line: one, create: true}\n".formatted(i));
    }
    Files.writeString(playbook, text);
    Files.writeString(folder.resolve("t.vm"), "on ${inventory_hostname}\n");
    String host = fleet.host(0).name();

    Events first = run(playbook, inventory);
    assertThat(first.count(host, "changed")).isEqualTo(100);
    long idle = processes(fleet.host(0), () -> {});
    List<Events> runs = new ArrayList<>();
    long busy = processes(fleet.host(0), () -> runs.add(run(playbook, inventory)));
    Events second = runs.getFirst();
    assertThat(second.count(host, "unchanged")).isEqualTo(100);
    assertThat(second.count(host, "exchanges")).isBetween(1, 5);
    assertThat(busy - idle).as("processes, those of sshd's login among them").isBetween(2L, 40L);
  }

  @Test
  void folderOfSmallFiles_travelsTogether(LabFleet fleet) throws IOException {
    Path inventory = folder.resolve("hosts.yml");
    Files.writeString(inventory, fleet.inventory(LabUser.ROOT));
    Path files = Files.createDirectories(folder.resolve("files/many"));
    for (int i = 0; i < 200; i++) {
      Files.writeString(files.resolve("f" + i), "number " + i + "\n");
    }
    Path playbook = folder.resolve("many.yml");
    Files.writeString(
        playbook,
        """
        - hosts: all
          gather_facts: false
          tasks:
            - copy: {src: files/many/, dest: /srv/many}
        """);
    String host = fleet.host(0).name();

    Events first = run(playbook, inventory);

    assertThat(first.count(host, "changed")).isEqualTo(1);
    assertThat(first.count(host, "exchanges")).isBetween(1, 12);
    assertThat(fleet.host(0).exec("cat /srv/many/f* | sort | uniq | wc -l").orFail().strip())
        .isEqualTo("200");
  }

  /** How many processes and threads the host starts meanwhile: it numbers them one by one. */
  private static long processes(LabHost host, Runnable meanwhile) {
    long before = lastProcess(host);
    meanwhile.run();
    return lastProcess(host) - before;
  }

  private static long lastProcess(LabHost host) {
    String load = host.exec("cat /proc/loadavg").orFail().strip();
    return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1));
  }

  private static Events run(Path playbook, Path inventory) {
    Slipway.Finished finished =
        Slipway.run("run", playbook.toString(), "-i", inventory.toString(), "--output", "json");
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return Events.of(finished);
  }
}
