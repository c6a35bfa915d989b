package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.FileSnapshot;
import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real playbook on real hosts: the dry run is the run, and the second run is nothing. */
@Lab(hosts = 3, fresh = true)
class NodeBaselineIT {
  @TempDir private Path folder;

  @Test
  void planEqualsRun_secondRunChangesNothing_andAnEditByHandIsSeen(LabFleet fleet)
      throws IOException {
    Path inventory = folder.resolve("lab.yml");
    Files.writeString(inventory, fleet.inventory(LabUser.OPERATOR));

    FileSnapshot before = fleet.host(1).snapshotFiles("/home");
    Events plan = baseline(inventory, "--check");
    assertThat(before.changesUntil(fleet.host(1).snapshotFiles("/home"))).isEmpty();
    Events run = baseline(inventory);
    SortedSet<String> surprises = new TreeSet<>(run.changes());
    surprises.removeAll(plan.changes());
    assertThat(run.changes()).containsAll(plan.changes()).hasSizeGreaterThan(30);
    assertThat(surprises).allMatch(line -> isExpectedBy(plan, line));

    Events second = baseline(inventory);
    assertThat(second.changes()).isEmpty();
    for (LabHost host : fleet) {
      assertThat(second.count(host.name(), "failed")).isZero();
      assertThat(second.count(host.name(), "exchanges")).isLessThanOrEqualTo(5);
    }

    LabHost edited = fleet.host(2);
    edited.exec("echo 'pool example.net' >> /etc/chrony/chrony.conf").orFail();
    Events third = baseline(inventory, "--check");
    assertThat(third.changes()).hasSize(2).allMatch(line -> line.startsWith(edited.name() + " "));
    assertThat(third.changes().first()).contains("chrony");
    assertThat(String.join("\n", third.changes())).contains("pool example.net");
  }

  /** What a plan could not tell it says so, task by task. */
  private static boolean isExpectedBy(Events plan, String change) {
    return plan.knownAfterApply().stream().anyMatch(change::startsWith);
  }

  private static Events baseline(Path inventory, String... more) {
    String[] arguments = {
      "run", "playbooks/node-baseline.yml", "-i", inventory.toString(), "-b", "--output", "json"
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    Slipway.Finished finished = Slipway.run(all);
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return Events.of(finished);
  }
}
