package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.LabMachine;
import dev.slipway.lab.LabUser;
import dev.slipway.lab.Machine;
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

/**
 * From one kernel to another and back again, through GRUB: what {@code uname -r} says is the kernel
 * that the playbook promised.
 */
@Machine(fresh = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KernelIT {
  private static final String OLD = "6.1.";
  private static final String NEW = "6.12.";
  private static final String SAVED = "grub-editenv - list";

  @TempDir private static Path folder;

  @Test
  @Order(1)
  void plan_showsInstallationDefaultEntryAndReboot_andAltersNothing(LabMachine machine)
      throws IOException {
    assertThat(running(machine)).startsWith(OLD);
    String boot = bootId(machine);
    // What somebody once did by hand, so that to be the newest is not enough for the new kernel.
    makeOldOneTheDefault(machine);
    String saved = machine.exec(SAVED).orFail();

    Events plan = play(machine, "plan");

    assertThat(plan.changes()).hasSize(2);
    assertThat(plan.changes().first())
        .contains("Boot " + NEW)
        .contains("where " + OLD)
        .contains("reboot");
    assertThat(plan.changes().last())
        .contains("The kernel")
        .contains("installed")
        .contains("default entry")
        .containsPattern("6\\.1\\.\\d.*6\\.12\\.");
    assertThat(kernels(machine)).singleElement().asString().startsWith(OLD);
    assertThat(machine.exec(SAVED).orFail()).isEqualTo(saved);
    assertThat(bootId(machine)).isEqualTo(boot);
  }

  @Test
  @Order(2)
  void run_installsTheKernel_andTheMachineBootsIt(LabMachine machine) throws IOException {
    Events plan = play(machine, "plan");
    Events run = play(machine, "run");

    assertThat(run.changes()).isEqualTo(plan.changes());
    assertThat(running(machine)).startsWith(NEW);
    assertThat(kernels(machine)).hasSize(2);
    assertThat(machine.exec("cat /proc/cmdline").orFail())
        .contains("BOOT_IMAGE=/boot/vmlinuz-" + NEW);
  }

  @Test
  @Order(3)
  void secondRun_changesNothing(LabMachine machine) throws IOException {
    String boot = bootId(machine);

    assertThat(play(machine, "plan").changes()).isEmpty();
    Events run = play(machine, "run");

    assertThat(run.changes()).isEmpty();
    assertThat(run.count(machine.name(), "changed")).isZero();
    assertThat(bootId(machine)).isEqualTo(boot);
  }

  /** The kernel that runs is right, so that only the next boot would show the fault. */
  @Test
  @Order(4)
  void wrongDefaultEntry_isFoundAndMended_withoutAReboot(LabMachine machine) throws IOException {
    String boot = bootId(machine);
    makeOldOneTheDefault(machine);

    Events plan = play(machine, "plan");
    Events run = play(machine, "run");

    assertThat(plan.changes())
        .singleElement()
        .asString()
        .contains("default entry")
        .doesNotContain("installed");
    assertThat(run.changes()).isEqualTo(plan.changes());
    assertThat(bootId(machine)).isEqualTo(boot);
    assertThat(play(machine, "plan").changes()).isEmpty();
  }

  /** The entry that was set by hand is what GRUB boots, and so is the one that the run sets. */
  @Test
  @Order(5)
  void wrongKernelThatRuns_isLeftForTheOneThatIsInstalled(LabMachine machine) throws IOException {
    makeOldOneTheDefault(machine);
    machine.reboot();
    assertThat(running(machine)).startsWith(OLD);

    Events plan = play(machine, "plan");
    Events run = play(machine, "run");

    assertThat(plan.changes())
        .hasSize(2)
        .noneMatch(line -> line.contains("installed"))
        .anyMatch(line -> line.contains("default entry"))
        .anyMatch(line -> line.contains("reboot"));
    assertThat(run.changes()).isEqualTo(plan.changes());
    assertThat(running(machine)).startsWith(NEW);
  }

  private static String running(LabMachine machine) {
    return machine.exec("uname -r").orFail();
  }

  private static String bootId(LabMachine machine) {
    return machine.exec("cat /proc/sys/kernel/random/boot_id").orFail();
  }

  private static List<String> kernels(LabMachine machine) {
    return machine.exec("cd /boot && ls vmlinuz-* | cut -c 9-").orFail().lines().toList();
  }

  /** By the ids of GRUB's menu, as an administrator would. */
  private static void makeOldOneTheDefault(LabMachine machine) {
    machine
        .exec(
            """
            id() { sed -n "s/.*menuentry_id_option '\\($1[^']*\\)'.*/\\1/p" /boot/grub/grub.cfg | head -n 1; }
            grub-set-default "$(id gnulinux-advanced-)>$(id 'gnulinux-6\\.1\\.')"
            grub-editenv - list | grep '^saved_entry=gnulinux-advanced-.*>gnulinux-6\\.1\\.'
            """)
        .orFail();
  }

  private static Events play(LabMachine machine, String command) throws IOException {
    Path inventory = folder.resolve("machine.yml");
    Files.writeString(inventory, inventory(machine));
    List<String> arguments = new ArrayList<>(List.of(command, "playbooks/kernel.yml"));
    arguments.addAll(List.of("-i", inventory.toString(), "--output", "json"));
    arguments.addAll(List.of("-e", "kernel_min_version=6.12"));
    arguments.addAll(List.of("-e", "kernel_package=linux-image-6.12-cloud-amd64"));
    // Without KVM a boot takes minutes where other work is done.
    arguments.addAll(List.of("-e", "kernel_reboot_timeout=1800"));
    Slipway.Finished finished = Slipway.run(arguments.toArray(String[]::new));
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return Events.of(finished);
  }

  private static String inventory(LabMachine machine) {
    return """
    k8s_cluster:
      hosts:
        %s:
          ansible_host: %s
          ansible_port: %s
          ansible_user: %s
          ansible_ssh_private_key_file: %s
          ansible_ssh_common_args: -o UserKnownHostsFile=%s
          ansible_timeout: 60
    """
        .formatted(
            machine.name(),
            machine.address(),
            machine.port(),
            LabUser.OPERATOR.login(),
            machine.identity(),
            machine.knownHosts());
  }
}
