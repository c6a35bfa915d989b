package dev.slipway.modules.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonRegexTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "^foo {; foo {",
        "a{b}; a{b}",
        "a{2}; aa",
        "^a{,2}$; aa",
        "a{,}; a{,}",
        "[[:x]; [",
        "[]a]; ]",
        "[^]a]; b",
        "[a&&b]; &",
        "[ab\\]]; ]",
        "(?P<name>a)(?P=name); aa",
        "(?P<a_name>a)(?P=a_name); aa",
        "a(?#a comment)b; ab",
        "(?i)ABC; abc",
        "(?a)abc; abc",
        "(?:a|b)c; bc",
        "(?ai:A)b; ab",
        "\\Aabc\\Z; abc",
        "\\x41\\101; AA",
        "\\.\\-\\/; .-/",
        "^\\s*#?\\s*PermitRootLogin; \"#PermitRootLogin yes\"",
        "(?<=a)b(?!c); abd"
      })
  void expression_isFound(String expression, String text) {
    assertThat(PythonRegex.parse(expression).isFoundIn(text)).isTrue();
  }

  @Test
  void endOfText_isTheVeryEnd() {
    assertThat(PythonRegex.parse("a\\Z").isFoundIn("a\n")).isFalse();
    assertThat(PythonRegex.parse("a$").isFoundIn("a\n")).isTrue();
  }

  @Test
  void carriageReturn_endsNoLine() {
    assertThat(PythonRegex.parse("a$").isFoundIn("a\r\n")).isFalse();
    assertThat(PythonRegex.parse("a.$").isFoundIn("a\r\n")).isTrue();
  }

  @Test
  void verticalTab_isOneCharacter() {
    assertThat(PythonRegex.parse("a\\vb").isFoundIn("a\u000bb")).isTrue();
    assertThat(PythonRegex.parse("a\\vb").isFoundIn("a\nb")).isFalse();
  }

  @Test
  void backspaceInAClass_isACharacter() {
    assertThat(PythonRegex.parse("[\\b]").isFoundIn("\b")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a", "[a", "a\\", "(?(1)a|b)", "\\Q", "\\h", "*a"})
  void notAnExpression_isRefused(String expression) {
    assertThatThrownBy(() -> PythonRegex.parse(expression))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @Test
  void multilineFlag_isSeen() {
    assertThat(PythonRegex.parse("(?m)^a").isAboutLines()).isTrue();
    assertThat(PythonRegex.parse("(?im)^a").isAboutLines()).isTrue();
    assertThat(PythonRegex.parse("^a").isAboutLines()).isFalse();
  }

  private static String expand(String expression, String text, String replacement) {
    return PythonRegex.parse(expression).find(text).orElseThrow().expand(replacement);
  }

  @Test
  void references_areFilledIn() {
    assertThat(expand("(a)(?P<the_name>b)(c)?", "ab", "\\2\\g<1>\\g<the_name>[\\3]"))
        .isEqualTo("bab[]");
    assertThat(expand("(a)", "a", "\\g<1>0 \\g<0>")).isEqualTo("a0 a");
  }

  @Test
  void escapes_areFilledIn() {
    assertThat(expand("a", "a", "x\\ty\\\\z\\n\\101\\.")).isEqualTo("x\ty\\z\nA\\.");
  }

  @Test
  void unknownReference_isRefused() {
    assertThatThrownBy(() -> expand("(a)", "a", "\\2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The expression \"(a)\" has no group \"2\".");
    assertThatThrownBy(() -> expand("(a)", "a", "\\g<b>"))
        .hasMessage("The expression \"(a)\" has no group \"b\".");
    assertThatThrownBy(() -> expand("(a)", "a", "\\d"))
        .hasMessageStartingWith("\"\\d\" means nothing");
  }

  @Test
  void startOfALine_isAlsoBehindTheLastNewline() {
    PythonRegex.Replaced replaced = PythonRegex.parseAboutLines("^").replaceAll("a\n", "#");

    assertThat(replaced).isEqualTo(new PythonRegex.Replaced("#a\n#", 2));
  }

  @Test
  void emptyMatch_isReplacedBehindAnother() {
    assertThat(PythonRegex.parse("x*").replaceAll("abxd", "-").text()).isEqualTo("-a-b--d-");
  }

  @Test
  void dotAcrossLines_isANewlineToo() {
    assertThat(PythonRegex.parseAcrossLines("a.b").isFoundIn("a\nb")).isTrue();
    assertThat(PythonRegex.parse("a.b").isFoundIn("a\nb")).isFalse();
  }
}
