package dev.slipway.modules.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*.log; a.log; true",
        "*.log; alog; false",
        "a?c; abc; true",
        "a?c; ac; false",
        "[ab].x; b.x; true",
        "[!ab].x; b.x; false",
        "[!ab].x; c.x; true",
        "[a-c]; b; true",
        "[]a]; ]; true",
        "[^a]; ^; true",
        "[a; [a; true",
        "a\\b; a\\b; true",
        "a.b; axb; false",
        "(a|b); (a|b); true"
      })
  void pattern_matchesWholeNames(String pattern, String name, boolean matches) {
    assertThat(ShellPattern.parse(pattern).matches(name)).isEqualTo(matches);
  }
}
