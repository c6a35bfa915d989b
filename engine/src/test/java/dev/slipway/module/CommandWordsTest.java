package dev.slipway.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of(" \n", List.of()),
        Arguments.of("ls -l  /tmp", List.of("ls", "-l", "/tmp")),
        Arguments.of("echo 'a  b' c", List.of("echo", "a  b", "c")),
        Arguments.of("echo \"it's\"", List.of("echo", "it's")),
        Arguments.of("echo 'say \"x\"'", List.of("echo", "say \"x\"")),
        Arguments.of("echo a\\ b", List.of("echo", "a b")),
        Arguments.of("echo \"a\\\"b\\$c\\n\"", List.of("echo", "a\"b\\$c\\n")),
        Arguments.of("echo 'a\\b'", List.of("echo", "a\\b")),
        Arguments.of("echo a\\\n  b", List.of("echo", "a", "b")),
        Arguments.of(
            "echo $HOME * # no; x | y > z",
            List.of("echo", "$HOME", "*", "#", "no;", "x", "|", "y", ">", "z")),
        Arguments.of("echo '' x", List.of("echo", "", "x")),
        Arguments.of("--opt='a b'c", List.of("--opt=a bc")),
        Arguments.of("trailing\\", List.of("trailing\\")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void split_line_givesWords(String line, List<String> words) throws InvalidValueException {
    assertThat(CommandWords.split(line)).containsExactlyElementsOf(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo 'a", "echo \"a", "echo \"a\\\"", "'"})
  void split_openQuote_isRefused(String line) {
    assertThatThrownBy(() -> CommandWords.split(line))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("is not closed");
  }
}
