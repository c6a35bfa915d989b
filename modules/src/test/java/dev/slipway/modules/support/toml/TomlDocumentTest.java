package dev.slipway.modules.support.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TomlDocumentTest {
  private static final String CONTAINERD =
      """
      # written by hand
      version = 2

      [plugins]
        # the CRI
        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = 'k8s.gcr.io/pause:3.6' # old
          [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
            runtime_type = "io.containerd.runc.v2"

      # the end
      [debug]
        level = "info"
      """;

  private static final TomlPath CRI = TomlPath.of("plugins", "io.containerd.grpc.v1.cri");

  @Test
  void value_isReplacedWhereItStands() {
    TomlDocument document = TomlDocument.parse(CONTAINERD);
    TomlDocument edited = document.with(CRI.child("sandbox_image"), "registry.local/pause:3.9");
    assertThat(edited.text())
        .isEqualTo(CONTAINERD.replace("k8s.gcr.io/pause:3.6", "registry.local/pause:3.9"));
    assertThat(document.differences(edited).toString())
        .contains("sandbox_image", "\"k8s.gcr.io/pause:3.6\"", "\"registry.local/pause:3.9\"");
  }

  @Test
  void newTable_standsBehindItsNearestRelative() {
    TomlPath path = CRI.and(TomlPath.parse("containerd.runtimes.runc.options.SystemdCgroup"));
    assertThat(TomlDocument.parse(CONTAINERD).with(path, true).text())
        .isEqualTo(
            CONTAINERD.replace(
                "\n# the end",
                """

                      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
                        SystemdCgroup = true

                # the end\
                """));
  }

  @Test
  void newKey_standsBehindTheOthersOfItsTable() {
    assertThat(TomlDocument.parse(CONTAINERD).with(CRI.child("x y"), 1).text())
        .isEqualTo(CONTAINERD.replace("# old\n", "# old\n    \"x y\" = 1\n"));
  }

  @ParameterizedTest(name = "{0} with {1} = {2} is {3}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          `a = 1`,                        a,     2,    `a = 2`
          `a=1#c`,                        a,     2,    `a=2#c`
          ``,                             a,     2,    `a = 2|`
          `# top|`,                       a,     2,    `# top|a = 2|`
          `# top||[t]|x = 1|`,            a,     2,    `# top|a = 2||[t]|x = 1|`
          `[t]|x = 1|`,                   a,     2,    `a = 2||[t]|x = 1|`
          `a = 1`,                        b,     2,    `a = 1|b = 2|`
          `a = { b = 1 }`,                a.c,   2,    `a = { b = 1, c = 2 }`
          `a = {}`,                       a.c,   2,    `a = { c = 2 }`
          `a = { b.c = 1 }`,              a.b.c, 2,    `a = { b.c = 2 }`
          `a = { b.c = 1 }`,              a.b.d, 2,    `a = { b.c = 1, b.d = 2 }`
          `a.b = 1|c = 1`,                a.d,   2,    `a.b = 1|a.d = 2|c = 1`
          `[a]|b.c = 1|`,                 a.b.d, 2,    `[a]|b.c = 1|b.d = 2|`
          `[a.b]|c = 1|`,                 a.d,   2,    `[a]|d = 2||[a.b]|c = 1|`
          `[a]|[b]|`,                     a.d,   2,    `[a]|d = 2|[b]|`
          `[[a]]|b = 1|[[a]]|b = 1|`,     a.0.b, 2,    `[[a]]|b = 2|[[a]]|b = 1|`
          `[[a]]|b = 1|[[a]]|b = 1|`,     a.1.c.d, 2,  `[[a]]|b = 1|[[a]]|b = 1||[a.c]|d = 2|`
          `[[a]]|b = 1|[[a]]|b = 1|`,     a.0.c.d, 2,  `[[a]]|b = 1||[a.c]|d = 2|[[a]]|b = 1|`
          `a = [{ b = 1 }]`,              a.0.b, 2,    `a = [{ b = 2 }]`
          `a = 1^`,                       b,     2,    `a = 1^b = 2^`
          """)
  void with_altersOneKey(String before, TomlPath path, int value, String after) {
    assertThat(text(document(before).with(path, value))).isEqualTo(after);
  }

  @ParameterizedTest(name = "{0} without {1} is {2}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          `a = 1|b = 2 # c|`,             a,     `b = 2 # c|`
          `a = { b = 1, c = 2 }`,         a.b,   `a = { c = 2 }`
          `a = { b = 1 }`,                a.b,   `a = {}`
          `a.b = 1|a.c = 1|`,             a,     ``
          `[a]|b = 1||[a.c]|d = 1||# e|[e]|f = 1|`, a, `# e|[e]|f = 1|`
          `[a]|b = 1||# e|[e]|f = 1|`,    e,     `[a]|b = 1|`
          `[[a]]|b = 1|[[a]]|b = 2|`,     a.0,   `[[a]]|b = 2|`
          `a = [1, 2, 3]`,                a.1,   `a = [1, 3]`
          `a = [ 1, 2, 3, ]`,             a.2,   `a = [ 1, 2, ]`
          `a = 1`,                        x.y,   `a = 1`
          """)
  void without_removesOneKey(String before, TomlPath path, String after) {
    assertThat(text(document(before).without(path))).isEqualTo(after);
  }

  @Test
  void array_keepsTheItemsThatStay() {
    String before = "a = [\n  \"x\", # one\n  'y',\n  \"z\", # three\n]\n";
    TomlDocument document = TomlDocument.parse(before);
    TomlPath path = TomlPath.of("a");
    assertThat(document.with(path, List.of("x", "q", "z")).text())
        .isEqualTo(before.replace("'y'", "'q'"));
    assertThat(document.with(path, List.of("x", "z")).text())
        .isEqualTo("a = [\n  \"x\", # one\n  \"z\", # three\n]\n");
    assertThat(document.with(path, List.of("w", "x", "y", "z")).text())
        .isEqualTo(before.replace("\"x\"", "\"w\",\n  \"x\""));
    assertThat(document.with(path, List.of()).text()).isEqualTo("a = []\n");
  }

  @Test
  void map_isMerged_andTablesAreWrittenAsTables() {
    TomlDocument document = TomlDocument.parse("[a]\nb = 1\n");
    assertThat(document.with(TomlPath.of("a"), Map.of("c", Map.of("d", 1))).text())
        .isEqualTo("[a]\nb = 1\n\n[a.c]\nd = 1\n");
    assertThat(document.with(TomlPath.of("s"), List.of(Map.of("x", 1), Map.of("x", 2))).text())
        .isEqualTo("[a]\nb = 1\n\n[[s]]\nx = 1\n\n[[s]]\nx = 2\n");
    assertThat(document.with(TomlPath.of("e", "f"), Map.of()).text())
        .isEqualTo("[a]\nb = 1\n\n[e.f]\n");
  }

  @Test
  void values_areThoseOfTheSpecification() {
    String text =
        """
        int = +1_000
        hex = 0xDEAD_beef
        bits = 0b11
        big = 5e+22
        nothing = -0.0
        odd = -inf
        basic = "\\u00e9\\t\\"q\\""
        lines = \"""
        a \\
           b
        c"\"\"\""
        raw = 'C:\\x'
        rawLines = '''
        a'b
        c'''
        "quoted key".'x'.y = true
        moment = 1979-05-27T07:32:00Z
        spaced = 1979-05-27 07:32:00.5-07:00
        local = 1979-05-27T07:32:00
        day = 1979-05-27
        time = 07:32:00
        nested = [[1, 2], ["a", { b = 1 }]]
        """;
    assertThat(TomlDocument.parse(text).values().toString())
        .isEqualTo(
            "{int=1000, hex=3735928559, bits=3, big=5.0E22, nothing=-0.0, odd=-Infinity, basic=é\t"
                + "\"q\", lines=a b\nc\"\", raw=C:\\x, rawLines=a'b\nc, quoted key={x={y=true}},"
                + " moment=1979-05-27T07:32Z, spaced=1979-05-27T07:32:00.500-07:00,"
                + " local=1979-05-27T07:32, day=1979-05-27, time=07:32, nested=[[1, 2], [a,"
                + " {b=1}]]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1|a = 2",
        "a = 1|[a]",
        "[a]|[a]",
        "[a]|b = 1|[a.b]",
        "[[a]]|[a]",
        "[a]|[[a]]",
        "a = []|[[a]]",
        "a = { b = 1 }|[a.c]",
        "a = { b = 1 }|a.c = 1",
        "[a.b]|[a]|b.c = 1",
        "a.b = 1|[a]",
        "a = 01",
        "a = 1__0",
        "a = .5",
        "a = 1.",
        "a = x",
        "a = 2020-13-01",
        "a = 9223372036854775808",
        "a = \"x",
        "a = \"\\q\"",
        "a = \"\\ud800\"",
        "a = [1 2]",
        "a = { b = 1, }",
        "a = 1 b = 2",
        "a",
        "a =",
        "= 1",
        "[a",
        "[]",
        "a = 1 # \u0001",
        "a.b.c = 1|a.b = 2",
      })
  void invalid_isRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> document(text))
        .isInstanceOf(TomlException.class)
        .hasMessageMatching("(?s)line \\d+, column \\d+: .*\\.");
  }

  @Test
  void valueInTheWay_isNamed() {
    TomlDocument document = TomlDocument.parse("a = 1\n[[s]]\n");
    assertThatThrownBy(() -> document.with(TomlPath.parse("a.b"), 1))
        .hasMessage("\"a\" is a value, not a table.");
    assertThatThrownBy(() -> document.with(TomlPath.parse("s.b"), 1))
        .hasMessage("\"s\" is an array of tables; name one of them by its number.");
    assertThatThrownBy(() -> TomlPath.parse("a.b c")).hasMessageContaining("line 1, column 5");
  }

  private static TomlDocument document(String written) {
    return TomlDocument.parse(written.replace("|", "\n").replace("^", "\r\n"));
  }

  private static String text(TomlDocument document) {
    return document.text().replace("\r\n", "^").replace("\n", "|");
  }
}
