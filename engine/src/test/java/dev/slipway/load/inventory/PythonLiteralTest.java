package dev.slipway.load.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {

  static Stream<Arguments> literals() {
    return Stream.of(
        Arguments.of("1", 1L),
        Arguments.of("-17", -17L),
        Arguments.of("+3", 3L),
        Arguments.of("--3", 3L),
        Arguments.of("0", 0L),
        Arguments.of("00", 0L),
        Arguments.of("1_000", 1000L),
        Arguments.of("0x1F", 31L),
        Arguments.of("0o644", 420L),
        Arguments.of("0b101", 5L),
        Arguments.of("9223372036854775807", Long.MAX_VALUE),
        Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
        Arguments.of("1.5", 1.5),
        Arguments.of("-.5", -0.5),
        Arguments.of("2.", 2.0),
        Arguments.of("1e3", 1000.0),
        Arguments.of("1.5e-3", 0.0015),
        Arguments.of("1E+2", 100.0),
        Arguments.of("True", true),
        Arguments.of("False", false),
        Arguments.of("5 # five", 5L),
        Arguments.of("'a b'", "a b"),
        Arguments.of("\"5\"", "5"),
        Arguments.of("'it''s'", "its"),
        Arguments.of("'it\\'s'", "it's"),
        Arguments.of("'tab\\there'", "tab\there"),
        Arguments.of("'\\x41\\u00e9'", "Aé"),
        Arguments.of("'\\d+ \\\\'", "\\d+ \\"),
        Arguments.of("'a' 'b'", "ab"),
        Arguments.of("[]", List.of()),
        Arguments.of("[1, 'x', True]", List.of(1L, "x", true)),
        Arguments.of("[1, 2,]", List.of(1L, 2L)),
        Arguments.of("(1, 2)", List.of(1L, 2L)),
        Arguments.of("(1,)", List.of(1L)),
        Arguments.of("()", List.of()),
        Arguments.of("(1)", 1L),
        Arguments.of("{}", Map.of()),
        Arguments.of(
            "{'a': 1, 'b': [2, {'c': 'd'}]}", Map.of("a", 1L, "b", List.of(2L, Map.of("c", "d")))),
        Arguments.of("{1: 2}", Map.of("1", 2L)));
  }

  @ParameterizedTest
  @MethodSource("literals")
  void parse_literal_isTyped(String written, Object expected) {
    assertThat(Values.plain(parse(written))).isEqualTo(expected);
  }

  @Test
  void parse_none_isNothing() {
    assertThat(Values.plain(parse("None"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "true",
        "false",
        "yes",
        "null",
        "none",
        "0644",
        "1.2.3.4",
        "10.0.0.0/8",
        "12abc",
        "1_",
        "_1",
        "0x",
        "1j",
        "1+2",
        "[1, x]",
        "[a, b]",
        "[1",
        "1]",
        "{'a'}",
        "{'a': }",
        "{[1]: 2}",
        "[,]",
        "[1,,2]",
        "'open",
        "'a' b",
        "b'bytes'",
        "${port}",
        "-o ProxyJump=x",
        "-",
        ".",
        "e3",
        "Truely",
        "True False",
        "a # b",
        "5 5"
      })
  void parse_anythingElse_isText(String written) {
    assertThat(Values.plain(parse(written))).isEqualTo(written);
  }

  @Test
  void parse_deepNesting_isText() {
    String deep = "[".repeat(5000) + "]".repeat(5000);

    assertThat(Values.plain(parse(deep))).isEqualTo(deep);
  }

  @Test
  void parse_nestedValue_knowsItsColumns() {
    Node list = parse("[10, 'ab']");

    assertThat(list).isInstanceOf(Sequence.class);
    assertThat(list.range().start().column()).isEqualTo(3);
    assertThat(list.range().end().column()).isEqualTo(13);
    Node second = ((Sequence) list).items().get(1);
    assertThat(second.range().start().column()).isEqualTo(8);
    assertThat(second.range().end().column()).isEqualTo(12);
  }

  @Test
  void parse_number_keepsItsText() {
    assertThat(parse("0o644"))
        .isInstanceOfSatisfying(
            Scalar.class, scalar -> assertThat(scalar.text()).isEqualTo("0o644"));
  }

  private static Node parse(String written) {
    SourceFile file = new SourceFile("hosts.ini", "x=" + written);
    return PythonLiteral.parse(LocatedText.line(file, 1, "x=" + written).from(2));
  }
}
