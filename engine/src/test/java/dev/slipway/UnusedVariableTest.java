package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.SpecModules;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables that nothing uses; told of only strictly. */
final class UnusedVariableTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    write(
        "site.yml",
        """
        - hosts: localhost
          vars:
            greeting: Hello
            greting: Hullo
            ansible_port: 22
          roles:
            - web
          tasks:
            - debug:
                msg: ${greeting}
        """);
    write(
        "roles/web/defaults/main.yml", "web_port: 80\nweb_prot: 81\nweb_user: www\nfrom_host: 1\n");
    write("roles/web/tasks/main.yml", "- template:\n    src: web.vm\n    dest: /etc/web\n");
    write(
        "roles/web/templates/web.vm",
        "port ${web_port}\n#if($facts.hostname == \"a\")\nuser ${web_user}\n#end\n");
    write("hosts.yml", "all:\n  hosts:\n    web1:\n      other: ${from_host}\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private List<String> found() {
    RolePaths roles = new RolePaths(folder, List.of(), folder.resolve("home"));
    Engine engine =
        new Engine(
            new EngineSettings(SpecModules.registry(), roles, Map.of(), Vault.withoutPasswords()));
    Project project =
        engine.load(
            new ProjectRequest(
                List.of(folder.resolve("site.yml")),
                List.of(folder.resolve("hosts.yml").toString()),
                Optional.empty(),
                TagSelection.everything(),
                List.of()));
    assertThat(project.warnings()).isEmpty();
    return engine.strictWarnings(project).stream()
        .filter(problem -> problem.code() == ProblemCode.UNUSED_VARIABLE)
        .map(problem -> problem.range() + " " + problem.message())
        .toList();
  }

  @Test
  void variables_thatNothingUses() {
    assertThat(found())
        .containsExactly(
            "roles/web/defaults/main.yml:2:11 Nothing uses the variable \"web_prot\".",
            "site.yml:4:14 Nothing uses the variable \"greting\".");
  }

  @Test
  void aWordAnywhere_countsAsUse() throws IOException {
    write("templates/other.vm", "## perhaps one day: greting\n");
    write("roles/web/tasks/more.yml", "# ${web_prot}\n");

    assertThat(found()).isEmpty();
  }
}
