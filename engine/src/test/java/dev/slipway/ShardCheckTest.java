package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.graph.TagSelection;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.model.Host;
import dev.slipway.model.Shard;
import dev.slipway.module.SpecModules;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shard may do alone, and what not. */
final class ShardCheckTest {
  @TempDir private Path folder = Path.of("");

  private Project load(String playbook, Optional<String> limit) throws IOException {
    Path file = Files.writeString(folder.resolve("site.yml"), playbook);
    Path hosts = Files.writeString(folder.resolve("hosts"), "a\nb\nc\n[none]\n[web]\na\nb\n");
    RolePaths roles = new RolePaths(folder, List.of(), folder.resolve("home"));
    Engine engine =
        new Engine(
            new EngineSettings(SpecModules.registry(), roles, Map.of(), Vault.withoutPasswords()));
    return engine.load(
        new ProjectRequest(
            List.of(file),
            List.of(hosts.toString()),
            limit,
            TagSelection.everything(),
            List.of(),
            Optional.of(new Shard(1, 2))));
  }

  private List<String> refused(String playbook) {
    InvalidInputException refused =
        catchThrowableOfType(InvalidInputException.class, () -> load(playbook, Optional.empty()));
    assertThat(refused).isNotNull();
    return refused.problems().stream()
        .filter(problem -> problem.code() == ProblemCode.NOT_BY_SHARDS)
        .map(problem -> problem.range().start().line() + " " + problem.message())
        .toList();
  }

  @Test
  void aShard_hasItsPartOfTheHosts_thatTheLimitLeaves() throws IOException {
    String playbook = "- hosts: all\n  tasks: [{debug: {msg: x}}]\n";

    assertThat(load(playbook, Optional.empty()).selected())
        .extracting(Host::name)
        .containsExactly("a", "c");
    assertThat(load(playbook, Optional.of("b,c")).selected())
        .extracting(Host::name)
        .containsExactly("b");
  }

  @Test
  void whatEachHostDoesByItself_isAllowed() throws IOException {
    Project project =
        load(
            """
            - hosts: all
              any_errors_fatal: false
              tasks:
                - {debug: {msg: x}, notify: then, delegate_to: a}
                - {set_fact: {own: 1}}
                - {debug: {msg: "$own ${groups.web}"}, when: "$own == 1"}
              handlers:
                - {name: then, debug: {msg: x}}
            - hosts: none
              tasks: [{debug: {msg: x}}]
            """,
            Optional.empty());

    assertThat(project.warnings())
        .extracting(Problem::code)
        .doesNotContain(ProblemCode.NOT_BY_SHARDS);
  }

  @Test
  void whatNeedsAllHosts_isRefused_whereItStands() {
    assertThat(
            refused(
                """
                - hosts: all
                  serial: 1
                  max_fail_percentage: 10
                  any_errors_fatal: true
                  tasks:
                    - {debug: {msg: x}, run_once: true}
                    - {debug: {msg: x}, throttle: 1}
                    - {meta: end_play, when: "$x", vars: {x: false}}
                    - {debug: {msg: "${ansible_play_hosts}"}}
                """))
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactlyInAnyOrder(
            "2 \"serial\" counts the hosts of the whole fleet",
            "3 \"max_fail_percentage\" counts the hosts of the whole fleet",
            "4 \"any_errors_fatal\" counts the hosts of the whole fleet",
            "6 \"run_once\" counts the hosts of the whole fleet",
            "7 \"throttle\" counts the hosts of the whole fleet",
            "8 \"meta: end_play\" is for all hosts together",
            "9 \"ansible_play_hosts\" lists the hosts that take part");
  }

  @Test
  void whatAnotherHostFound_isRefused() {
    assertThat(
            refused(
                """
                - hosts: all
                  tasks:
                    - {set_fact: {own: 1}}
                    - {name: Compare, debug: {msg: "${hostvars.a.own}"}}
                """))
        .singleElement()
        .asString()
        .startsWith("4 \"Compare\" reads what a task has found on other hosts");
  }

  @Test
  void hostsThatMeetAfterEachTask_areRefused() {
    assertThat(
            refused(
                """
                - hosts: all
                  strategy: linear
                  tasks: [{debug: {msg: x}}, {debug: {msg: x}}]
                """))
        .isNotEmpty()
        .allMatch(line -> line.contains("hosts meet after each task"));
  }

  @Test
  void aSecondPlay_isRefused_sinceItWaitsForTheFirst() {
    assertThat(
            refused(
                """
                - hosts: all
                  tasks: [{debug: {msg: x}}]
                - hosts: web
                  tasks: [{debug: {msg: x}}]
                """))
        .singleElement()
        .asString()
        .startsWith("3 A play begins when all hosts have ended the one before");
  }
}
