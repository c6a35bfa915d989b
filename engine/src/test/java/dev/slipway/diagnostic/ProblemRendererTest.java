package dev.slipway.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemRendererTest {
  private final ProblemRenderer plain = new ProblemRenderer(false);

  private static Problem at(SourceFile file, Position start, Position end) {
    return Problem.error(
        ProblemCode.UNKNOWN_PARAMETER, file.range(start, end), "What is wrong.", "what to do");
  }

  private static Problem at(String text, int line, int from, int to) {
    return at(new SourceFile("f.yml", text), new Position(line, from), new Position(line, to));
  }

  @Test
  void problem_showsCodePlaceMessageSourceAndFix() {
    String text = "\n".repeat(13) + "        owener: root\n";

    assertThat(plain.render(at(text, 14, 9, 15)))
        .isEqualTo(
            """
            error[unknown-parameter] f.yml:14:9
              What is wrong.
                14 |         owener: root
                   |         ^^^^^^
              Fix: what to do
            """);
  }

  @Test
  void severalProblems_haveAnEmptyLineBetween() {
    Problem problem = at("", 1, 1, 1);

    assertThat(plain.render(List.of(problem, problem)))
        .isEqualTo(plain.render(problem) + "\n" + plain.render(problem));
    assertThat(plain.render(List.of())).isEmpty();
  }

  @Test
  void fileWithoutText_showsNoSource() {
    assertThat(plain.render(at("", 1, 1, 1)).lines()).hasSize(3);
  }

  @Test
  void passwordOfAnAddress_isNotShown() {
    assertThat(plain.render(at("src: https://me:secret@host/x", 1, 6, 30)))
        .contains("     1 | src: https://me:******@host/x\n");
    assertThat(plain.render(at("src: https://host:8443/x@y", 1, 6, 27))).contains("8443/x@y");
  }

  @Test
  void emptyRange_getsOneCaret() {
    assertThat(plain.render(at("key:", 1, 5, 5))).contains("     1 | key:\n       |     ^\n");
  }

  @Test
  void rangeOverSeveralLines_isMarkedToTheEndOfTheFirst() {
    Problem problem =
        at(new SourceFile("f.yml", "a: |  \n  b\n"), new Position(1, 4), new Position(2, 4));

    assertThat(plain.render(problem)).contains("     1 | a: |  \n       |    ^\n");
  }

  @Test
  void tabsBeforeThePlace_standBeforeTheCaretToo() {
    assertThat(plain.render(at("\t\tx: 1", 1, 3, 4))).contains("       | \t\t^\n");
  }

  @Test
  void characterOfTwoUnits_getsOneCaret() {
    assertThat(plain.render(at("\uD83D\uDE80 ab", 1, 4, 6))).contains("       |   ^^\n");
  }

  @Test
  void longLine_isCutAroundThePlace() {
    String rendered = plain.render(at("x".repeat(500) + "HERE" + "y".repeat(500), 1, 501, 505));

    List<String> lines = rendered.lines().toList();
    assertThat(lines.get(2)).hasSizeLessThan(140).startsWith("     1 | ...x").endsWith("y...");
    int caret = lines.get(3).indexOf('^');
    assertThat(lines.get(2).substring(caret, caret + 4)).isEqualTo("HERE");
    assertThat(lines.get(3)).endsWith("^^^^");
  }

  @Test
  void longLineWithPlaceAtItsBeginning_isCutBehind() {
    String line = plain.render(at("ab" + "y".repeat(500), 1, 1, 3)).lines().toList().get(2);

    assertThat(line).startsWith("     1 | aby").endsWith("y...");
  }

  @Test
  void controlCharacters_cannotReachTheTerminal() {
    Problem problem =
        Problem.error(
            ProblemCode.YAML_SYNTAX,
            new SourceFile("f\u001b[2J.yml", "a\u001b[31mb")
                .range(new Position(1, 1), new Position(1, 2)),
            "m\u001b]0;x\u0007",
            "f\u001b[1m");

    assertThat(plain.render(problem)).doesNotContain("\u001b").doesNotContain("\u0007");
  }

  @Test
  void notes_showTheirOwnSource() {
    SourceFile other = new SourceFile("g.yml", "first: 1\n");
    Problem problem =
        at("second: 2", 1, 1, 7)
            .withNotes(
                List.of(
                    new Problem.Note(
                        other.range(new Position(1, 1), new Position(1, 6)), "the first one")));

    assertThat(plain.render(problem))
        .endsWith(
            """
              g.yml:1:1: the first one
                 1 | first: 1
                   | ^^^^^
              Fix: what to do
            """
                .indent(0));
  }

  @Test
  void messageOfSeveralLines_isIndentedAsAWhole() {
    Problem problem =
        Problem.warning(
            ProblemCode.SUSPICIOUS, new SourceFile("f", "").beginning(), "One:\n  two", "do\nso");

    assertThat(plain.render(problem))
        .isEqualTo("warning[suspicious] f:1:1\n  One:\n    two\n  Fix: do\n  so\n");
  }

  @Test
  void colour_addsNothingButColour() {
    Problem problem = at("key: 1", 1, 1, 4);
    String colourful = new ProblemRenderer(true).render(problem);

    assertThat(colourful).contains("\u001b[1;31merror[unknown-parameter]\u001b[0m");
    assertThat(colourful.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain.render(problem));
  }
}
