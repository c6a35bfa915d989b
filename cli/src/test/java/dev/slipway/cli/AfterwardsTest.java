package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave behind, on the local connection: history, profile, page. */
final class AfterwardsTest {
  private static final String PLAYBOOK =
      """
      - name: Site
        hosts: all
        vars_prompt:
          - {name: password, prompt: Password, private: true}
        tasks:
          - name: Write
            copy: {dest: "${dir}/written", content: "<b>${password}</b>\\n", mode: "0600"}
          - name: Whisper
            command: echo confidential
            no_log: true
          - name: Break
            fail: {msg: "no ${password} here"}
            when: $inventory_hostname == 'b'
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("site.yml"), PLAYBOOK);
    Files.writeString(folder.resolve("hosts"), "[all:vars]\ndir=" + folder + "\n[x]\na\nb\n");
  }

  private record Run(int code, String out) {}

  private Run slipway(String... words) {
    Terminal terminal = new Terminal(Optional.of("hunter22"));
    String state = folder.resolve("state").toString();
    int code = terminal.type(folder, Map.of("XDG_STATE_HOME", state), words);
    return new Run(code, terminal.out() + terminal.err());
  }

  private Run run(String command, String... more) {
    String inventory = folder.resolve("hosts").toString();
    List<String> words =
        Stream.concat(
                Stream.of(command, "site.yml", "-i", inventory, "-c", "local"), Stream.of(more))
            .toList();
    return slipway(words.toArray(String[]::new));
  }

  @Test
  void history_listsRuns_andShowsWhatFailed() {
    run("run", "--limit", "a");
    run("plan");
    run("run");

    List<String> listed = slipway("history").out().lines().toList();
    Run shown = slipway("history", "show", "last");

    assertThat(listed).hasSize(3);
    assertThat(listed.getFirst()).startsWith("id").contains("playbooks");
    assertThat(listed.get(1)).contains("failed (2)").contains("site.yml");
    assertThat(listed.get(2)).contains("well");
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("Result    failed (2)")
        .containsPattern("x b  Break +site.yml:11:7")
        .contains("no ******** here")
        .doesNotContain("hunter22")
        .doesNotContain("Whisper");
  }

  @Test
  void history_keepsTheLatestHundred() throws IOException {
    Path history = Files.createDirectories(folder.resolve("state/slipway/history"));
    for (int number = 100; number < 220; number++) {
      Files.writeString(history.resolve("20200101-000" + number + ".json"), "{\"format\": 1}");
    }

    run("run", "--limit", "a");

    try (Stream<Path> files = Files.list(history)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names).hasSize(History.MOST).startsWith("20200101-000121.json");
      assertThat(names.getLast()).doesNotStartWith("2020");
    }
  }

  @Test
  void runThatNobodyKnows_isRefused() {
    Run none = slipway("history");
    Run shown = slipway("history", "show", "20200101-000000");

    assertThat(none.out()).contains("No run is remembered");
    assertThat(shown.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(shown.out()).contains("No run is remembered").contains("Fix:");
  }

  @Test
  void report_isWrittenWhenTheRunFails_withoutSecrets() throws IOException {
    Run run = run("run", "--report", "it.html");

    String html = Files.readString(folder.resolve("it.html"));
    assertThat(run.code()).isEqualTo(ExitCode.HOST_FAILED);
    assertThat(html)
        .doesNotContain("hunter22")
        .doesNotContain("confidential")
        .doesNotContain("<b>*")
        .doesNotContain("src=")
        .doesNotContain("href=")
        .doesNotContain("@DATA@")
        .doesNotContain("@STYLE@");
    JsonNode data = data(html);
    assertThat(data.path("plays").path(0).asText()).isEqualTo("Site");
    assertThat(data.path("hosts").path("b").path("failed").asInt()).isOne();
    List<String> written = data.path("tasks").findValuesAsText("task").stream().sorted().toList();
    assertThat(written).containsExactly("Break", "Break", "Whisper", "Whisper", "Write", "Write");
    assertThat(data.path("tasks").toString())
        .contains("+<b>********</b>")
        .contains("no ******** here")
        .contains("(hidden by no_log)");
  }

  private static JsonNode data(String html) throws IOException {
    String start = "<script id=\"data\" type=\"application/json\">";
    String text = html.substring(html.indexOf(start) + start.length());
    return new JsonMapper().readTree(text.substring(0, text.indexOf("</script>")));
  }

  @Test
  void profile_saysWhereTheTimeWent() {
    Run run = run("run", "--profile");

    assertThat(run.out())
        .contains("Where the time went")
        .containsPattern("waiting +exchanges +host")
        .containsPattern("The slowest tasks\\n +[0-9.]+ m?s  [ab]  \\w+ \\(.* at the host\\)")
        .containsPattern("[0-9.]+ m?s  [ab]  (ask|change|connect)")
        .containsPattern("The critical path: \\d tasks, ");
  }

  @Test
  void profile_isALineOfJson() throws IOException {
    Run run = run("plan", "--profile", "--output", "json");

    JsonNode last = new JsonMapper().readTree(run.out().lines().toList().getLast());
    assertThat(last.path("event").asText()).isEqualTo("profile");
    assertThat(last.path("hosts")).hasSize(2);
    assertThat(last.path("critical_path")).isNotEmpty();
    assertThat(last.path("slowest_exchanges").path(0).path("kind").asText()).isNotEmpty();
  }
}
