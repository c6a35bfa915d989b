package dev.slipway.modules.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ScriptResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tools of each family print, as documented. */
final class KernelOutputTest {
  private static final String DEBIAN_MENU =
      """
      if [ "${next_entry}" ] ; then
         set default="${next_entry}"
      else
         set default="${saved_entry}"
      fi
      function load_video {
        if [ x$feature_all_video_module = xy ]; then
          insmod all_video
        fi
      }
      menuentry 'Debian GNU/Linux' --class debian --class os $menuentry_id_option 'gnulinux-simple-aa' {
      	load_video
      	linux	/boot/vmlinuz-6.1.0-40-amd64 root=LABEL=root ro
      	initrd	/boot/initrd.img-6.1.0-40-amd64
      }
      submenu 'Advanced options for Debian GNU/Linux' $menuentry_id_option 'gnulinux-advanced-aa' {
      	menuentry 'Debian GNU/Linux, with Linux 6.1.0-40-amd64' --class debian $menuentry_id_option 'gnulinux-6.1.0-40-amd64-advanced-aa' {
      		linux	/boot/vmlinuz-6.1.0-40-amd64 root=LABEL=root ro
      	}
      	menuentry 'Debian GNU/Linux, with Linux 6.1.0-40-amd64 (recovery mode)' --class debian $menuentry_id_option 'gnulinux-6.1.0-40-amd64-recovery-aa' {
      		linux	/boot/vmlinuz-6.1.0-40-amd64 root=LABEL=root ro single
      	}
      	menuentry 'Debian GNU/Linux, with Linux 6.1.0-30-amd64' --class debian $menuentry_id_option 'gnulinux-6.1.0-30-amd64-advanced-aa' {
      		linux	/vmlinuz-6.1.0-30-amd64 root=LABEL=root ro
      	}
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|''|6.1.0-40-amd64",
        "saved|''|6.1.0-40-amd64",
        "saved|gnulinux-advanced-aa>gnulinux-6.1.0-30-amd64-advanced-aa|6.1.0-30-amd64",
        "1>2|''|6.1.0-30-amd64",
        "1|''|6.1.0-40-amd64",
        "Advanced options for Debian GNU/Linux>Debian GNU/Linux, with Linux 6.1.0-30-amd64|''"
            + "|6.1.0-30-amd64",
        "gnulinux-of-a-kernel-that-went|''|6.1.0-40-amd64",
        "77|''|6.1.0-40-amd64",
        "''|''|6.1.0-40-amd64"
      })
  void defaultOfGrub_isFoundByNumberIdAndTitle(String written, String saved, String release) {
    assertThat(KernelProbe.grub(DEBIAN_MENU, written, saved).standard())
        .contains(new KernelRelease(release));
  }

  @Test
  void entryToSave_isThatOfTheMenuBelowAndNotForRecovery() {
    BootLoader.Grub grub = (BootLoader.Grub) KernelProbe.grub(DEBIAN_MENU, "0", "");
    assertThat(grub.entry(new KernelRelease("6.1.0-40-amd64")).orElseThrow().path())
        .isEqualTo("gnulinux-advanced-aa>gnulinux-6.1.0-40-amd64-advanced-aa");
    assertThat(grub.entry(new KernelRelease("5.10.0-1-amd64"))).isEmpty();
    assertThat(grub.saves()).isFalse();
  }

  @Test
  void emptyMenu_hasNoDefault() {
    assertThat(KernelProbe.grub("blscfg\n", "saved", "x").standard()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/boot/vmlinuz-3.10.0-1160.el7.x86_64, 3.10.0-1160.el7.x86_64",
    "/boot/vmlinuz-4.18.0-553.el8_10.x86_64, 4.18.0-553.el8_10.x86_64",
    "/boot/vmlinuz-5.14.0-427.13.1.el9_4.x86_64, 5.14.0-427.13.1.el9_4.x86_64",
    "/boot/0123456789abcdef0123456789abcdef/6.6.8-200.fc39.x86_64/linux, 6.6.8-200.fc39.x86_64"
  })
  void defaultOfGrubby_isAPath(String path, String release) throws Exception {
    KernelFacts facts =
        facts(
            Map.of(
                "running", "3.10.0-1160.el7.x86_64\n",
                "grubby", path + "\n",
                "package", "kernel\n"));
    assertThat(facts.loader().standard()).contains(new KernelRelease(release));
    assertThat(facts.defaultPackage()).contains("kernel");
    assertThat(facts.secureBoot()).isFalse();
  }

  @Test
  void containerWithoutEntries_hasNoLoader() throws Exception {
    KernelFacts facts = facts(Map.of("secure", "   1\n"));
    assertThat(facts.loader()).isEqualTo(new BootLoader.None());
    assertThat(facts.secureBoot()).isTrue();
    assertThat(facts.defaultPackage()).isEmpty();
  }

  private static KernelFacts facts(Map<String, String> parts) throws Exception {
    Map<String, String> all =
        new TreeMap<>(
            Map.of(
                "running", "6.1.0-40-amd64\n",
                "machine", "x86_64\n",
                "installed", "6.1.0-40-amd64\n",
                "space", "1000000\n",
                "secure", ""));
    all.putAll(parts);
    KernelProbe probe = new KernelProbe();
    return probe.kind().parse(List.of(probe), output(all)).getFirst();
  }

  private static ScriptResult output(Map<String, String> parts) {
    StringBuilder text = new StringBuilder("mark\n");
    parts.forEach((name, body) -> text.append("\036mark " + name + "\n" + body));
    return new ScriptResult(0, text.toString().getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  private static KernelPackages packages(KernelSource source, String installed, String offered)
      throws Exception {
    KernelPackagesProbe probe = new KernelPackagesProbe(source);
    Map<String, String> parts = Map.of("installed 0", installed, "candidates 0", offered);
    return probe.kind().parse(List.of(probe), output(new TreeMap<>(parts))).getFirst();
  }

  @Test
  void listOfYum_isReadThoughItBreaksLines() throws Exception {
    KernelSource source = new KernelSource("yum", "kernel-lt", Optional.of("elrepo-kernel"));
    KernelPackages packages =
        packages(
            source,
            "package kernel-lt is not installed\n",
            """
            Available Packages
            kernel-lt.x86_64             5.4.278-1.el7.elrepo                  elrepo-kernel
            kernel-lt.x86_64
                                         0:5.4.277-1.el7.elrepo                elrepo-kernel
            kernel-lt-devel.x86_64       5.4.278-1.el7.elrepo                  elrepo-kernel
            """);
    assertThat(packages.installed()).isEmpty();
    assertThat(packages.candidates())
        .extracting(KernelPackages.Candidate::operand)
        .containsExactly(
            "kernel-lt-5.4.278-1.el7.elrepo.x86_64", "kernel-lt-5.4.277-1.el7.elrepo.x86_64");
    assertThat(packages.candidates().getFirst().release().text())
        .isEqualTo("5.4.278-1.el7.elrepo.x86_64");
    assertThat(source.install(packages.candidates().getFirst()))
        .containsExactly(
            "yum",
            "-y",
            "--enablerepo=elrepo-kernel",
            "install",
            "kernel-lt-5.4.278-1.el7.elrepo.x86_64");
  }

  @Test
  void listOfDnf_isRead() throws Exception {
    KernelPackages packages =
        packages(
            new KernelSource("dnf", "kernel", Optional.empty()),
            "4.18.0-513.el8.x86_64\n4.18.0-553.el8_10.x86_64\n",
            """
            Available Packages
            kernel.x86_64        4.18.0-553.16.1.el8_10        baseos
            """);
    assertThat(packages.installed()).hasSize(2);
    assertThat(packages.candidates())
        .containsExactly(
            new KernelPackages.Candidate(
                new KernelRelease("4.18.0-553.16.1.el8_10.x86_64"),
                "kernel-4.18.0-553.16.1.el8_10.x86_64"));
  }

  @Test
  void packageOfApt_namesItsKernel() throws Exception {
    KernelSource source = new KernelSource("apt-get", "linux-generic", Optional.empty());
    KernelPackages packages =
        packages(
            source, "linux-image-6.8.0-31-generic\n", "linux-image-unsigned-6.8.0-45-generic\n");
    assertThat(packages.installed()).containsExactly(new KernelRelease("6.8.0-31-generic"));
    assertThat(packages.candidates())
        .containsExactly(
            new KernelPackages.Candidate(new KernelRelease("6.8.0-45-generic"), "linux-generic"));
  }

  @Test
  void releases_areOrderedByTheirNumbers() {
    List<String> ordered =
        List.of(
            "3.10.0-1160.el7.x86_64",
            "4.18.0-80.el8.x86_64",
            "4.18.0-553.el8_10.x86_64",
            "5.4",
            "5.4.9-1.el7.elrepo.x86_64",
            "5.4.278-1.el7.elrepo.x86_64",
            "6.1.0-9-amd64",
            "6.1.0-40-amd64");
    assertThat(Stream.of(ordered.toArray(String[]::new)).map(KernelRelease::new).sorted())
        .extracting(KernelRelease::text)
        .containsExactlyElementsOf(ordered);
    assertThat(new KernelRelease("5.40.1").isOf("5.4")).isFalse();
    assertThat(new KernelRelease("5.4.278-1").isOf("5.4")).isTrue();
    assertThat(new KernelRelease("5.4").isOf("5.4")).isTrue();
  }
}
