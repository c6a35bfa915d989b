package dev.slipway.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine is what the hosts of the lab are not: it has a kernel. */
@Machine
class MachineSmokeIT {

  @Test
  void machine_hasAKernelOfItsOwn(LabMachine machine) {
    String here = LabProcess.run(List.of("uname", "-r"), Duration.ofSeconds(9)).orFail();

    assertThat(machine.exec("uname -r").orFail()).endsWith("cloud-amd64").isNotEqualTo(here);
    assertThat(machine.exec("modprobe dummy && lsmod").orFail()).contains("dummy");
    assertThat(machine.exec(LabUser.OPERATOR, "sudo sysctl -w vm.swappiness=7").orFail())
        .isEqualTo("vm.swappiness = 7");
    assertThat(machine.exec("findmnt -no SOURCE /").orFail()).isEqualTo("/dev/vda1");
  }

  @Test
  void reboot_throughGrub_comesBack(LabMachine machine) {
    String command = "cat /proc/sys/kernel/random/boot_id";
    String before = machine.exec(command).orFail();

    machine.reboot();

    assertThat(machine.exec(command).orFail()).isNotEqualTo(before);
    assertThat(machine.exec("cat /proc/cmdline").orFail()).contains("BOOT_IMAGE=/boot/vmlinuz-");
  }
}
