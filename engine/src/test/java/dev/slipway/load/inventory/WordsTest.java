package dev.slipway.load.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Severity;
import dev.slipway.diagnostic.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
  private final Problems problems = new Problems();

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("  ", List.of()),
        Arguments.of("a", List.of("a")),
        Arguments.of("a  b\tc ", List.of("a", "b", "c")),
        Arguments.of("a # b", List.of("a")),
        Arguments.of("a='b c'", List.of("a=b c")),
        Arguments.of("a=\"b 'c'\"", List.of("a=b 'c'")),
        Arguments.of("a='b \"c\"'", List.of("a=b \"c\"")),
        Arguments.of("a='#b'", List.of("a=#b")),
        Arguments.of("a=b\\ c", List.of("a=b c")),
        Arguments.of("a=\\#b", List.of("a=#b")),
        Arguments.of("a=\"b\\\"c\\\\d\\n\"", List.of("a=b\"c\\d\\n")),
        Arguments.of("a='b\\c'", List.of("a=b\\c")),
        Arguments.of("a='' b", List.of("a=", "b")),
        Arguments.of("'' b", List.of("", "b")),
        Arguments.of("a\\", List.of("a\\")),
        Arguments.of("a=\"x\"'y'z", List.of("a=xyz")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void split_line_givesWords(String line, List<String> words) {
    assertThat(split(line)).extracting(LocatedText::text).containsExactlyElementsOf(words);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void split_quotedWord_keepsTheColumnOfEachCharacter() {
    LocatedText word = split("n1 a=\"b c\" # d").get(1);

    assertThat(word.column(0)).isEqualTo(4);
    assertThat(word.column(2)).isEqualTo(7);
    assertThat(word.range(2, 5).end().column()).isEqualTo(11);
  }

  @Test
  void split_openQuote_isAnErrorAtTheQuote() {
    assertThat(split("n1 a=\"b c")).extracting(LocatedText::text).containsExactly("n1");
    assertThat(problems.all())
        .singleElement()
        .returns(ProblemCode.INVENTORY_SYNTAX, Problem::code)
        .returns(6, problem -> problem.range().start().column());
  }

  @Test
  void split_commentInsideAWord_isAWarning() {
    assertThat(split("n1 a=b#c d")).extracting(LocatedText::text).containsExactly("n1", "a=b");
    assertThat(problems.all())
        .singleElement()
        .returns(Severity.WARNING, Problem::severity)
        .returns(7, problem -> problem.range().start().column());
  }

  private List<LocatedText> split(String line) {
    return Words.split(LocatedText.line(new SourceFile("hosts", line), 1, line), problems);
  }
}
