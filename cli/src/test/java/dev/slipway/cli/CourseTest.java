package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a run, on the local connection. */
final class CourseTest {
  private static final String PLAYBOOK =
      """
      - name: First
        hosts: all
        tasks:
          - name: Change
            command: echo 1
            notify: restart
          - name: Ask
            command: echo 42
            register: answer
          - name: Whisper
            command: echo confidential
            register: hidden
            no_log: true
          - name: Break
            fail: {msg: broken}
            when: ${broken|false} and $inventory_hostname == 'a'
          - name: Use
            debug: {msg: "${answer.stdout} ${hidden.rc}"}
        handlers:
          - name: restart
            debug: {msg: restarted}
      - name: Second
        hosts: all
        tasks:
          - name: End
            debug: {msg: "${answer.stdout|'none'}"}
      """;

  private final Deque<String> answers = new ArrayDeque<>();
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("site.yml"), PLAYBOOK);
  }

  private record Run(int code, String out) {
    /** The task lines of a host: its name, the task, what came of it. */
    List<String> of(String host) {
      return out.lines()
          .map(String::strip)
          .filter(line -> line.matches("([!x.=] +)?" + host + "  .*"))
          .map(line -> line.replaceFirst("^.*?" + host + "  ", "").replaceFirst("  .*", ""))
          .filter(line -> !line.matches("[0-9 ]*"))
          .toList();
    }
  }

  private Run run(boolean terminal, String... more) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of("XDG_STATE_HOME", folder.resolve("state").toString(), "NO_COLOR", "1");
    Surroundings surroundings =
        new Surroundings(
            out,
            out,
            terminal,
            environment,
            folder,
            _ -> Optional.ofNullable(answers.poll()),
            InputStream.nullInputStream(),
            new dev.slipway.run.Redactions(),
            true);
    List<String> words =
        new ArrayList<>(List.of("run", "site.yml", "-i", "a,b", "-c", "local", "-v"));
    words.addAll(List.of(more));
    int code = CommandLines.execute(surroundings, words.toArray(String[]::new));
    return new Run(code, shown.toString(StandardCharsets.UTF_8));
  }

  @Test
  void resume_doesWhatIsLeft_withVariablesAndHandlers() {
    Run broken = run(false, "-e", "broken=true");
    Run resumed = run(false, "--resume");

    assertThat(broken.code()).isEqualTo(ExitCode.HOST_FAILED);
    assertThat(broken.out()).contains("a still has to run restart");
    assertThat(resumed.out())
        .containsPattern(
            "Going on after the run of "
                + java.time.Year.now(java.time.ZoneOffset.UTC).getValue()
                + "-");
    assertThat(resumed.code()).as(resumed.out()).isZero();
    assertThat(resumed.of("a"))
        .containsExactly("Whisper", "Break", "Use", "restart (handler)", "End");
    assertThat(resumed.of("b")).containsExactly("Whisper");
    assertThat(resumed.out()).contains("42 0").doesNotContain("changed since");
  }

  @Test
  void resume_namesTasksThatWereAlteredSince() throws IOException {
    run(false);
    Files.writeString(folder.resolve("site.yml"), PLAYBOOK.replace("name: End", "name: Other"));

    Run resumed = run(false, "--resume");

    assertThat(resumed.out()).contains("was changed since").contains("Other  (site.yml:25:7)");
    assertThat(resumed.of("b")).containsExactly("Whisper", "Other");
  }

  @Test
  void record_holdsNoSecret_andIsForItsUserAlone() throws IOException {
    run(false, "--record", "run.json");

    Path record = folder.resolve("run.json");
    assertThat(Files.readString(record)).contains("\"42\"").doesNotContain("confidential");
    assertThat(Files.getPosixFilePermissions(record)).hasSize(2);
  }

  @Test
  void resume_withoutARecord_isRefused() throws IOException {
    assertThat(run(false, "--resume").out()).contains("No run of these playbooks is remembered.");
    Files.writeString(folder.resolve("run.json"), "{}");
    Run other = run(false, "--resume", "--record", "run.json");
    assertThat(other.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(other.out()).contains("is not the record of a run");
  }

  @Test
  void target_isDoneWithWhatItNeeds() {
    Run run = run(false, "--target", "use");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.of("a")).containsExactly("Ask", "Whisper", "Use");
  }

  @Test
  void targetThatIsAHandler_runsByItself() {
    Run run = run(false, "--target", "restart");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.of("a")).containsExactly("restart (handler)");
    assertThat(run.of("b")).containsExactly("restart (handler)");
  }

  @Test
  void tag_isATarget_andAPlaceToStart() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: all
          tasks:
            - {name: One, command: echo 1, register: one}
            - {name: Two, debug: {msg: '${one.stdout}'}, tags: some}
            - {name: Three, debug: {msg: x}}
        """);

    assertThat(run(false, "--target", "tag:some").of("a")).containsExactly("One", "Two");
    assertThat(
            run(false, "--start-at-task", "tag:some", "-e", "{\"one\": {\"stdout\": \"x\"}}")
                .of("b"))
        .containsExactly("Two", "Three");
    assertThat(run(false, "--target", "tag:other").out())
        .contains("No task has the tag \"other\".");
  }

  @Test
  void startAtTask_thatIsAHandler_saysWhatToDo() {
    assertThat(run(false, "--start-at-task", "restart").out())
        .contains("\"restart\" is a handler.")
        .contains("begin at the task that notifies it, or run it alone with --target");
  }

  @Test
  void listTags_showsThemAll() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: all
          tags: play
          tasks:
            - {debug: {msg: x}, tags: [one, two]}
            - {debug: {msg: x}, tags: one}
        """);

    assertThat(run(false, "--list-tags").out()).contains("tags: [one, play, two]");
  }

  @Test
  void forceHandlers_runsThemWhereATaskFailed() {
    Run run = run(false, "-e", "broken=true", "--force-handlers");

    assertThat(run.code()).isEqualTo(ExitCode.HOST_FAILED);
    assertThat(run.of("a")).contains("restart (handler)").doesNotContain("Use");
  }

  @Test
  void diff_ofATaskWinsOverTheCommandLine() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: a
          tasks:
            - copy: {content: "some text", dest: '${playbook_dir}/one'}
              diff: true
            - copy: {content: "other text", dest: '${playbook_dir}/two'}
              diff: false
        """);

    assertThat(run(false, "--check").out()).contains("some text");
    assertThat(run(false, "--check", "--diff").out()).doesNotContain("other text");
  }

  @Test
  void unreachableHost_goesOnWhereThatIsIgnored() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: a
          gather_facts: false
          tasks:
            - {name: Lost, command: echo x, connection: ssh, port: 1, ignore_unreachable: true,
               vars: {ansible_host: 127.0.0.1}}
            - {name: Here, debug: {msg: still}}
        """);

    Run run = run(false);

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("unreachable, ignored").contains("still");
  }

  @Test
  void statistics_standBehindTheRecap() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: all
          tasks:
            - set_stats: {data: {hosts: 1, names: ['${inventory_hostname}']}}
            - set_stats: {data: {own: '${inventory_hostname}'}, per_host: true}
        """);

    assertThat(run(false).out()).containsSubsequence("statistics", "hosts: 2", "a  own: a");
    assertThat(run(false, "--output", "json").out())
        .contains("\"statistics\":{\"run\":{\"hosts\":2,");
  }

  @Test
  void startAtTask_warnsOfVariablesThatAreMissing() {
    Run run = run(false, "--start-at-task", "E*d");

    assertThat(run.of("b")).containsExactly("End");
    assertThat(run.out()).contains("none");
    assertThat(run(false, "--start-at-task", "Use").out())
        .contains("\"Use\" reads what \"Ask\" sets (site.yml:7:7)");
    assertThat(run(false, "--start-at-task", "Usee").out()).contains("did you mean \"Use\"?");
  }

  @Test
  void step_asksOnceForEachTask() {
    answers.addAll(List.of("n", "y", "c"));

    Run run = run(true, "--step");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.of("a")).contains("Ask", "Whisper", "Use", "End").doesNotContain("Change");
    assertThat(answers).isEmpty();
    assertThat(run(false, "--step").out()).contains("there is no terminal");
  }
}
