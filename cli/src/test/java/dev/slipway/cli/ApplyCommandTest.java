package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved plans, and what is made of them on the local connection. */
final class ApplyCommandTest {
  private static final String PLAYBOOK =
      """
      - name: Site
        hosts: all
        vars_prompt:
          - {name: password, prompt: Password, private: true}
        tasks:
          - name: Greet
            copy: {dest: "${dir}/greeting", content: "hello ${word}\\n", mode: "0644"}
            notify: reload
          - name: Parts
            copy: {dest: "${dir}/${item}", content: "${item}\\n", mode: "0644"}
            loop: [one, two]
          - name: Ask
            command: echo asked
            changed_when: false
          - name: Secret
            copy: {dest: "${dir}/secret", content: "password=${password}\\n", mode: "0600"}
        handlers:
          - name: reload
            copy: {dest: "${dir}/reloaded", content: "yes\\n", mode: "0644"}
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("site.yml"), PLAYBOOK);
    Files.writeString(
        folder.resolve("hosts"),
        """
        a dir=%1$s/a
        b dir=%1$s/b
        [all:vars]
        word=you
        """
            .formatted(folder));
    Files.createDirectory(folder.resolve("a"));
    Files.createDirectory(folder.resolve("b"));
  }

  private record Run(int code, String out) {}

  private Run slipway(String... words) {
    Terminal terminal = new Terminal(Optional.of("hunter22"));
    String state = folder.resolve("state").toString();
    int code = terminal.type(folder, Map.of("XDG_STATE_HOME", state), words);
    return new Run(code, terminal.out() + terminal.err());
  }

  private Run plan(String... more) {
    String inventory = folder.resolve("hosts").toString();
    String[] words = new String[more.length + 8];
    System.arraycopy(
        new String[] {"plan", "site.yml", "-i", inventory, "-c", "local", "-o", "it.plan"},
        0,
        words,
        0,
        8);
    System.arraycopy(more, 0, words, 8, more.length);
    return slipway(words);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void plan_isCarriedOut_withItsOptions() throws IOException {
    Run planned = plan("-e", "word=world", "--limit", "a");
    Run applied = slipway("apply", "it.plan");
    Run again = slipway("apply", "it.plan");

    assertThat(planned.code()).as(planned.out()).isZero();
    assertThat(applied.code()).as(applied.out()).isZero();
    assertThat(text("a/greeting")).isEqualTo("hello world\n");
    assertThat(text("a/reloaded")).isEqualTo("yes\n");
    assertThat(text("a/secret")).isEqualTo("password=hunter22\n");
    assertThat(folder.resolve("b")).isEmptyDirectory();
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.out()).contains("Nothing to change");
  }

  @Test
  void plan_holdsNoSecret() throws IOException {
    plan();

    assertThat(text("it.plan")).contains("password=********").doesNotContain("hunter22");
    assertThat(Files.getPosixFilePermissions(folder.resolve("it.plan"))).hasSize(2);
  }

  @Test
  void optionWithASecret_keepsThePlanFromBeingSaved() {
    Run planned = plan("-e", "other=hunter22");

    assertThat(planned.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(planned.out()).contains("--extra-vars holds a secret").contains("Fix:");
    assertThat(folder.resolve("it.plan")).doesNotExist();
  }

  @Test
  void hostThatDrifted_stopsBeforeTheWrite_andOthersGoOn() throws IOException {
    plan();
    Files.writeString(folder.resolve("a/two"), "by hand\n");

    Run applied = slipway("apply", "it.plan");

    assertThat(applied.code()).as(applied.out()).isEqualTo(ExitCode.HOST_FAILED);
    assertThat(applied.out())
        .contains("not the one that was reviewed")
        .containsPattern("Reviewed: .*would create .*/a/two")
        .containsPattern("Found: .*would change .*/a/two")
        .contains("-by hand");
    assertThat(text("a/one")).isEqualTo("one\n");
    assertThat(text("a/two")).isEqualTo("by hand\n");
    assertThat(folder.resolve("a/secret")).doesNotExist();
    assertThat(text("b/two")).isEqualTo("two\n");
    assertThat(text("b/secret")).isEqualTo("password=hunter22\n");
    assertThat(text("b/reloaded")).isEqualTo("yes\n");
  }

  @Test
  void changeThatIsNotNeededAnyMore_isFine() throws IOException {
    plan();
    Files.writeString(folder.resolve("a/one"), "one\n");

    Run applied = slipway("apply", "it.plan");

    assertThat(applied.code()).as(applied.out()).isZero();
  }

  @Test
  void changeThatWasNotPlanned_stopsTheHost_whateverThePlaybookForgives() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - name: Site
          hosts: a
          tasks:
            - block:
                - name: Keep
                  copy: {dest: "${dir}/kept", content: "kept\\n", mode: "0644"}
                  ignore_errors: true
                  failed_when: false
              rescue:
                - debug: {msg: rescued}
            - name: Behind
              copy: {dest: "${dir}/behind", content: "behind\\n", mode: "0644"}
        """);
    Path kept = Files.writeString(folder.resolve("a/kept"), "kept\n");
    Files.setPosixFilePermissions(
        kept, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    plan();
    Files.writeString(kept, "altered\n");

    Run applied = slipway("apply", "it.plan", "-v");

    assertThat(applied.code()).as(applied.out()).isEqualTo(ExitCode.HOST_FAILED);
    assertThat(applied.out()).contains("the reviewed plan does not have").doesNotContain("rescued");
    assertThat(text("a/kept")).isEqualTo("altered\n");
    assertThat(folder.resolve("a/behind")).doesNotExist();
  }

  @Test
  void whatIsKnownAfterApply_mayBeAnything() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - name: Site
          hosts: a
          tasks:
            - {name: Ask, command: echo answer, register: asked}
            - name: Use
              copy: {dest: "${dir}/used", content: "${asked.stdout}\\n", mode: "0644"}
        """);
    Run planned = plan();
    Run applied = slipway("apply", "it.plan");

    assertThat(planned.out()).contains("known after apply");
    assertThat(applied.code()).as(applied.out()).isZero();
    assertThat(text("a/used")).isEqualTo("answer\n");
  }

  @Test
  void behindACommand_onlyWhatIsThereAfterwardsIsCompared() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - name: Site
          hosts: a
          tasks:
            - {name: Make, shell: "echo made > ${dir}/made; chmod 600 ${dir}/made"}
            - name: Use
              copy: {dest: "${dir}/made", content: "used\\n", mode: "0644"}
        """);
    plan();
    Run applied = slipway("apply", "it.plan");

    assertThat(text("it.plan")).contains("\"behind\" : \"Make\"");
    assertThat(applied.code()).as(applied.out()).isZero();
    assertThat(text("a/made")).isEqualTo("used\n");
  }

  @Test
  void ofHiddenTasks_onlyTheChangeIsPlanned() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - name: Site
          hosts: a
          tasks:
            - name: Whisper
              copy: {dest: "${dir}/hidden", content: "confidential\\n", mode: "0600"}
              no_log: true
        """);
    plan();
    Run applied = slipway("apply", "it.plan");

    assertThat(text("it.plan")).contains("\"hidden\" : true").doesNotContain("confidential");
    assertThat(applied.code()).as(applied.out()).isZero();
    assertThat(text("a/hidden")).isEqualTo("confidential\n");
  }

  @Test
  void sourceThatChanged_isNamed_andNothingIsDone() throws IOException {
    plan();
    Files.writeString(folder.resolve("site.yml"), PLAYBOOK.replace("hello", "goodbye"));

    Run applied = slipway("apply", "it.plan");

    assertThat(applied.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(applied.out()).contains("\"site.yml\" was changed").contains("Fix: plan again");
    assertThat(folder.resolve("a")).isEmptyDirectory();
  }

  @Test
  void sourceThatIsNew_isNamed() throws IOException {
    plan();
    Files.createDirectory(folder.resolve("host_vars"));
    Files.writeString(folder.resolve("host_vars/a.yml"), "word: there\n");

    Run applied = slipway("apply", "it.plan");

    assertThat(applied.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(applied.out()).contains("\"host_vars/a.yml\" was added");
  }

  @Test
  void fileThatIsNoPlan_isRefused() {
    Run applied = slipway("apply", "site.yml");

    assertThat(applied.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(applied.out()).contains("is not a plan");
  }
}
