package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionsTest {
  @TempDir Path directory;

  private Sections run(String script) throws Exception {
    Script whole = Script.of(Sections.prologue() + script);
    return Sections.of("test", LocalScripts.in(directory).run(whole));
  }

  private static Sections of(String stdout, String stderr) {
    return Sections.of(
        "test",
        new ScriptResult(
            0, stdout.getBytes(StandardCharsets.UTF_8), stderr.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void parts_areWhatWasPrintedAfterTheirHeadings() throws Exception {
    Sections output =
        run(Sections.part("a b'c") + "echo one; echo; echo two\n" + Sections.part("last") + ":\n");

    assertThat(output.text("a b'c")).isEqualTo("one\n\ntwo\n");
    assertThat(output.lines("a b'c")).containsExactly("one", "two");
    assertThat(output.find("last")).contains("");
    assertThat(output.find("other")).isEmpty();
    assertThat(output.linesIfAny("other")).isEmpty();
  }

  @Test
  void outputWithoutNewline_doesNotHideTheNextPart() throws Exception {
    Sections output = run("part a; printf one\npart b; printf two");

    assertThat(output.text("a")).isEqualTo("one");
    assertThat(output.text("b")).isEqualTo("two");
  }

  @Test
  void status_isTheOneOfTheCommandBefore() throws Exception {
    Sections output = run("part a; (exit 7)\n" + Sections.status("exit"));

    assertThat(output.number("exit")).isEqualTo(7);
  }

  @Test
  void imitatedHeading_isContent() throws Exception {
    Sections output = run("part a; printf '\\036%s b\\n' 0123456789abcdef; printf '\\036 c\\n'");

    assertThat(output.find("b")).isEmpty();
    assertThat(output.text("a")).contains("0123456789abcdef b");
  }

  @Test
  void mark_isAnotherOneForEachScript() {
    assertThat(Sections.prologue()).isNotEqualTo(Sections.prologue());
  }

  @Test
  void missingPart_isUnreadableWithTheLastComplaint() {
    Sections output = of("mark\n", "first\nsh: grep: not found\n\n");

    assertThatThrownBy(() -> output.text("a"))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("\"test\"")
        .hasMessageContaining("the part \"a\" is missing (sh: grep: not found)");
  }

  @Test
  void partThatIsNoNumber_isUnreadable() {
    Sections output = of("m\n\036m n\n" + "x".repeat(500) + "\n", "");

    assertThatThrownBy(() -> output.number("n"))
        .hasMessageEndingWith("is no number: " + "x".repeat(200) + "...");
  }

  @Test
  void emptyOutput_hasNoParts() {
    assertThat(of("", "").find("a")).isEmpty();
  }
}
