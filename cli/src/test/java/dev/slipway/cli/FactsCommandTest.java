package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.host.fact.FactsProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code slipway facts} and the module {@code setup} tell of this machine. */
final class FactsCommandTest {
  @TempDir private Path folder = Path.of("");
  private final Terminal terminal = new Terminal();

  private int slipway(String... arguments) {
    return terminal.type(folder, Map.of(), arguments);
  }

  private String out() {
    return terminal.out();
  }

  @Test
  void everyFact_isToldAsJson() throws IOException {
    int code = slipway("facts", "all", "-i", "web1,", "-c", "local", "--output", "json");

    assertThat(code).as(terminal.err()).isEqualTo(ExitCode.OK);
    JsonNode line = new JsonMapper().readTree(out());
    assertThat(line.get("event").asText()).isEqualTo("facts");
    assertThat(line.get("host").asText()).isEqualTo("web1");
    assertThat(line.get("facts").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(FactsProbe.known());
  }

  @Test
  void filter_leavesOthersOut() {
    String[] words = {"facts", "all", "-i", "web1,", "-c", "local", "--filter", "memtotal*"};
    assertThat(slipway(words)).isEqualTo(ExitCode.OK);
    assertThat(out()).matches("web1\n {2}memtotal_mb: [1-9][0-9]*\n");
  }

  @Test
  void filterThatLooksLikeAnExpression_isOnlyAPattern() {
    String[] words = {"facts", "all", "-i", "web1,", "-c", "local", "--filter", "${groups}"};
    assertThat(slipway(words)).as(terminal.err()).isEqualTo(ExitCode.OK);
    assertThat(out()).isEqualTo("web1\n");
  }

  @Test
  void hostThatCannotBeReached_isToldInItsPlace() throws IOException {
    int code =
        slipway(
            "facts",
            "all",
            "-i",
            "127.0.0.1,",
            "-e",
            "ansible_port=1",
            "--output",
            "json",
            "-T",
            "3");

    assertThat(code).isEqualTo(ExitCode.HOST_UNREACHABLE);
    assertThat(new JsonMapper().readTree(out()).get("status").asText()).isEqualTo("unreachable");
  }

  @Test
  void factsOfSetup_areInItsResultAndNoVariables() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: all
          gather_facts: false
          vars: {machine: mine}
          tasks:
            - setup: {gather_subset: [network], filter: [machine, default_ipv4]}
              register: found
            - debug: {msg: "${machine} ${found.ansible_facts.machine}"}
        """);

    assertThat(slipway("run", "site.yml", "-i", "web1,", "-c", "local")).isEqualTo(ExitCode.OK);
    assertThat(out()).containsPattern("mine (x86_64|aarch64|\\S+)").doesNotContain("mine mine");
  }

  @Test
  void unknownSubset_isToldWithTheNearestOne() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        "- hosts: all\n  tasks:\n    - setup: {gather_subset: [netwrok]}\n");

    assertThat(slipway("run", "site.yml", "-i", "web1,", "-c", "local"))
        .isEqualTo(ExitCode.HOST_FAILED);
    assertThat(out()).contains("site.yml:3:30").contains("did you mean \"network\"");
  }
}
