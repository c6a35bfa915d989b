package dev.slipway.modules.support.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.modules.support.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyEditTest {
  private static final String SETTINGS =
      """
      # about
      server:  # the server
        port: 80   # plain
        names:
        - one
        - two # second

        text: |
          a

          b

      # the rest
      empty:
      flow: {a: 1, b: [x, y]}
      last: 'é😀'
      """;

  static Stream<Arguments> yaml() {
    return Stream.of(
        Arguments.of("server.port", 8080, "port: 80 ", "port: 8080 "),
        Arguments.of("server.port", "80", "port: 80 ", "port: \"80\" "),
        Arguments.of("server.names.1", "zwei", "- two #", "- zwei #"),
        Arguments.of("server.names.2", "x", "# second\n", "# second\n  - x\n"),
        Arguments.of(
            "server.names",
            List.of("a", 1),
            "  names:\n  - one\n  - two #",
            "  names:\n    - a\n    - 1 #"),
        Arguments.of("server.text", "b", "text: |\n    a\n\n    b\n", "text: b\n"),
        Arguments.of("server.new.deep", true, "    b\n\n#", "    b\n  new:\n    deep: true\n\n#"),
        Arguments.of("empty", "yes", "empty:\n", "empty: \"yes\"\n"),
        Arguments.of("empty.a.b", 1.5, "empty:\n", "empty:\n  a:\n    b: 1.5\n"),
        Arguments.of("flow.a", Map.of("c", 2), "a: 1,", "a: {\"c\": 2},"),
        Arguments.of("flow.b.2", "z", "[x, y]", "[x, y, \"z\"]"),
        Arguments.of("flow.c", 3, "y]}", "y], c: 3}"),
        Arguments.of("last", "ü", "'é😀'", "\"ü\""),
        Arguments.of("more", "x y", "'é😀'\n", "'é😀'\nmore: x y\n"),
        Arguments.of("server.port", null, "  port: 80   # plain\n", ""),
        Arguments.of("server.text", null, "  text: |\n    a\n\n    b\n", ""),
        Arguments.of("flow.a", null, "a: 1, ", ""),
        Arguments.of("flow.b", null, ", b: [x, y]", ""),
        Arguments.of("last", null, "\nlast: 'é😀'\n", "\n"));
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void yaml_altersNothingElse(String key, Object value, String before, String after) {
    assertThat(SETTINGS).contains(before);

    String edited = edit(Format.YAML, SETTINGS, key, value);

    assertThat(edited).isEqualTo(SETTINGS.replace(before, after));
    assertThat(edit(Format.YAML, edited, key, value)).isEqualTo(edited);
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void yamlOfAnotherSystem_keepsTheEndsOfLines(String key, Object value) {
    String dos = SETTINGS.replace("\n", "\r\n");

    String edited = edit(Format.YAML, dos, key, value);

    assertThat(edit(Format.YAML, edited, key, value)).isEqualTo(edited);
  }

  static Stream<Arguments> json() {
    return Stream.of(
        Arguments.of("a", 2, "\"a\": 1", "\"a\": 2"),
        Arguments.of("b.\"c.d\"", "x", "[1, 2]", "\"x\""),
        Arguments.of("b.\"c.d\".2", 3, "[1, 2]", "[1, 2, 3]"),
        Arguments.of("b.e", true, "[1, 2]\n", "[1, 2],\n\t\t\"e\": true\n"),
        Arguments.of(
            "f",
            Map.of("g", List.of(Map.of("h", 1))),
            "{}\n",
            "{\n\t\t\"g\": [\n\t\t\t{\n\t\t\t\t\"h\": 1\n\t\t\t}\n\t\t]\n\t}\n"),
        Arguments.of("a", null, "\"a\": 1,\n\t", ""),
        Arguments.of("f", null, ",\n\t\"f\": {}", ""),
        Arguments.of("b.\"c.d\"", null, "\n\t\t\"c.d\": [1, 2]\n\t", ""),
        Arguments.of("z", "é\"", "{}\n", "{},\n\t\"z\": \"é\\\"\"\n"));
  }

  @ParameterizedTest
  @MethodSource("json")
  void json_altersNothingElse(String key, Object value, String before, String after) {
    String text = "{\n\t\"a\": 1,\n\t\"b\": {\n\t\t\"c.d\": [1, 2]\n\t},\n\t\"f\": {}\n}\n";
    assertThat(text).contains(before);

    String edited = edit(Format.JSON, text, key, value);

    assertThat(edited).isEqualTo(text.replace(before, after));
    assertThat(edit(Format.JSON, edited, key, value)).isEqualTo(edited);
  }

  @Test
  void itemOfAList_isNotRemovedByItsNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit(Format.JSON, "{\"a\": [1, 2]}", "a.0", null))
        .withMessageContaining("Set the list that remains");
  }

  @Test
  void numbersOfEqualValue_areNotTouched() {
    assertThat(edit(Format.JSON, "{\"a\": 1.50e0}", "a", 1.5)).isEqualTo("{\"a\": 1.50e0}");
    assertThat(edit(Format.YAML, "a: 0x10\n", "a", 16)).isEqualTo("a: 0x10\n");
  }

  @Test
  void whatAnAliasReads_isNotAltered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit(Format.YAML, "a: &x {k: 1}\nb: *x\n", "b.k", 2))
        .withMessageContaining("cannot be altered alone");
  }

  @Test
  void keyBelowAText_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit(Format.YAML, "a: text\n", "a.b", 2))
        .withMessageContaining("\"a\" is \"text\", which has no keys");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit(Format.JSON, "{\"a\": [1]}", "a.5", 2))
        .withMessageContaining("\"a.5\" is no item of a list of 1");
  }

  @Test
  void whatIsNotValid_isNamedWithItsPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit(Format.JSON, "{\n  \"a\": }", "a", 2))
        .withMessageStartingWith("it is not JSON: line 2, column ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit(Format.YAML, "a: [\nb", "a", 2))
        .withMessageStartingWith("it is not YAML: line ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit(Format.YAML, "a: 1\n---\nb: 1\n", "a", 2))
        .withMessageContaining("2 documents");
  }

  @Test
  void itemsThatAreMaps_keepTheirDash() {
    String text = "x:\n  - a: 1\n    b: 2\n  - a: 3\n";

    assertThat(edit(Format.YAML, text, "x.0.a", null)).isEqualTo("x:\n  - b: 2\n  - a: 3\n");
    assertThat(edit(Format.YAML, text, "x.1.a", null))
        .isEqualTo("x:\n  - a: 1\n    b: 2\n  - {}\n");
    assertThat(edit(Format.YAML, text, "x.2.c.d", "e")).isEqualTo(text + "  - c:\n      d: e\n");
    assertThat(edit(Format.YAML, text, "x.0.c", List.of("e")))
        .isEqualTo("x:\n  - a: 1\n    b: 2\n    c:\n      - e\n  - a: 3\n");
  }

  private static String edit(Format format, String text, String key, Object value) {
    KeyEdit edit =
        new KeyEdit(format, KeyPath.parse(key), Optional.ofNullable(value).map(Values::normalised));
    TextEdit.Edited edited = edit.edit(Optional.of(text), UnaryOperator.identity());
    return edited.text().orElseThrow();
  }
}
