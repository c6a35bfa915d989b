package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.SpecModules;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check is for every save of a file: a thousand tasks take less than a second. */
final class CheckSpeedTest {
  private static final int TASKS = 1000;
  private static final int MANY = 10_000;
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @TempDir private Path folder = Path.of("");

  private static String playbook(int tasks) {
    StringBuilder text = new StringBuilder("- hosts: all\n  vars:\n");
    for (int i = 0; i < 200; i++) {
      text.append("    v").append(i).append(": value ").append(i).append('\n');
    }
    text.append("  tasks:\n");
    for (int i = 0; i < tasks; i += 4) {
      text.append(tasks().replace("%", Integer.toString(i)).replace("#", i % 200 + ""));
    }
    return text.append("  handlers:\n    - {name: told, debug: }\n").toString();
  }

  private static String tasks() {
    return """
        - name: Settings %
          copy: {dest: /etc/app/%, content: "${v#} ${inventory_hostname}", mode: '0644'}
          notify: told
        - name: Command %
          command: echo ${v#} %
          register: r%
          changed_when: $r%.rc == 0
        - name: Shown %
          debug: {msg: "${r%.stdout}"}
          when: $r%.rc == 0 and $facts.hostname != 'x%'
        - name: Folder %
          file: {path: "/srv/%/${item}", state: directory}
          loop: [a, b, c]
          tags: t%
    """;
  }

  @Test
  void aThousandTasks_takeLessThanASecond() throws IOException {
    Files.writeString(folder.resolve("site.yml"), playbook(TASKS));
    // The time of the processor, not of the clock: other programs do not count. The first time
    // the JVM learns the code.
    check();
    long before = processorTime();
    Project project = check();
    Duration taken = Duration.ofNanos(processorTime() - before);

    assertThat(project.warnings()).isEmpty();
    assertThat(project.playbooks().getFirst().graphs().getFirst().nodes())
        .hasSizeGreaterThanOrEqualTo(TASKS);
    assertThat(taken).isLessThan(LIMIT);
  }

  /** Each behind the other: what takes a frame of the stack for each would not come to an end. */
  @Test
  void tenThousandTasks_areChecked() throws IOException {
    Files.writeString(folder.resolve("site.yml"), playbook(MANY));

    assertThat(check().playbooks().getFirst().graphs().getFirst().nodes())
        .hasSizeGreaterThanOrEqualTo(MANY);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private Project check() {
    RolePaths roles = new RolePaths(folder, List.of(), folder);
    Engine engine =
        new Engine(
            new EngineSettings(SpecModules.registry(), roles, Map.of(), Vault.withoutPasswords()));
    return engine.load(
        new ProjectRequest(
            List.of(folder.resolve("site.yml")),
            List.of("web1,web2"),
            Optional.empty(),
            TagSelection.everything(),
            List.of()));
  }
}
