package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private final Problems problems = new Problems();

  private Node read(String text) {
    return YamlReader.read(new SourceFile("f.yml", text), problems).orElseThrow();
  }

  private Scalar value(String text, String key) {
    return (Scalar) ((Mapping) read(text)).get(key).orElseThrow();
  }

  private List<String> refused(String text) {
    YamlReader.read(new SourceFile("f.yml", text), problems);
    return problems.all().stream().map(Problem::message).toList();
  }

  @Test
  void emptyFile_isNothing() {
    assertThat(read("")).isInstanceOfSatisfying(Scalar.class, s -> assertThat(s.isNull()).isTrue());
    assertThat(read("# only this\n")).matches(node -> ((Scalar) node).isNull());
    assertThat(read("---\n...\n")).matches(node -> ((Scalar) node).isNull());
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void plainScalar_rangeCoversItsCharacters() {
    Scalar scalar = value("a: 1\nkey:   some text  # why\n", "key");

    assertThat(scalar.range().start()).hasToString("2:8");
    assertThat(scalar.range().end()).hasToString("2:17");
  }

  @Test
  void valueWithTagAndAnchor_rangeBeginsBehindThem() {
    Scalar scalar = value("key: !unsafe &here text\n", "key");

    assertThat(scalar.range().start()).hasToString("1:20");
    assertThat(scalar.tag()).isEqualTo(Scalar.Tag.UNSAFE);
  }

  @Test
  void blockScalar_rangeBeginsAtItsSignAndEndsWithItsText() {
    Scalar scalar = value("key: |\n  one\n   two\n\n# why\nb: 1\n", "key");

    assertThat(scalar.text()).isEqualTo("one\n two\n");
    assertThat(scalar.style()).isEqualTo(Scalar.Style.LITERAL);
    assertThat(scalar.range().start()).hasToString("1:6");
    assertThat(scalar.range().end()).hasToString("3:7");
  }

  @Test
  void partOfBlockScalar_isFoundInItsLine() {
    Scalar scalar = value("key: |\n  one\n   two ${x}\n", "key");
    int from = scalar.text().indexOf("${");

    assertThat(scalar.part(from, from + 4).start()).hasToString("3:8");
  }

  @Test
  void blockCollection_endsWithItsLastValue() {
    Mapping mapping = (Mapping) read("a:\n  - x\n  - y\n\n# why\n\nb: 1\n");
    Sequence list = (Sequence) mapping.get("a").orElseThrow();

    assertThat(list.range().start()).hasToString("2:3");
    assertThat(list.range().end()).hasToString("3:6");
  }

  @Test
  void linesAndColumns_areThoseOfAnEditor() {
    String text = "a: x\r\nb: '\uD83D\uDE80 y' \r\nc: \"\u2028z\"\r\nd: end\n";

    assertThat(value(text, "d").range().start()).hasToString("4:4");
    assertThat(value(text, "b").range().end()).hasToString("2:10");
  }

  @Test
  void alias_isWhatItsAnchorIs() {
    Mapping mapping = (Mapping) read("a: &x [1]\nb: *x\n");

    assertThat(mapping.get("b")).isEqualTo(mapping.get("a"));
  }

  @Test
  void mergeKey_givesWayToWhatIsWritten() {
    Mapping root =
        (Mapping) read("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n");
    Mapping merged = (Mapping) root.get("c").orElseThrow();

    assertThat(merged.names()).containsExactlyInAnyOrder("x", "y", "z");
    assertThat(merged.get("x").map(node -> ((Scalar) node).value())).contains(3L);
    assertThat(merged.get("y").map(node -> ((Scalar) node).value())).contains(1L);
    assertThat(merged.get("z").map(node -> ((Scalar) node).value())).contains(2L);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void quotedMergeSign_isAKeyLikeAnyOther() {
    assertThat(((Mapping) read("'<<': 1\n")).names()).containsExactly("<<");
  }

  @Test
  void unsafeCollection_makesAllInItUnsafe() {
    Mapping root = (Mapping) read("a: !unsafe\n  b: ['${x}']\nc: ${x}\n");

    assertThat(root.get("a").orElseThrow().isLiteral()).isTrue();
    assertThat(root.get("c").orElseThrow().isLiteral()).isFalse();
  }

  @Test
  void vaultTag_keepsTheTextAndIsNotLiteral() {
    Scalar scalar = value("a: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3132\n", "a");

    assertThat(scalar.tag()).isEqualTo(Scalar.Tag.VAULT);
    assertThat(scalar.value()).isEqualTo("$ANSIBLE_VAULT;1.1;AES256\n3132\n");
    assertThat(scalar.isLiteral()).isFalse();
  }

  @Test
  void severalMistakesOfMeaning_areReportedTogether() {
    assertThat(refused("a: 1\na: 2\nb: !x y\nc: {{ z }}\n? [d]\n: e\n")).hasSize(4);
  }

  @Test
  void aliasesOfAliases_areBounded() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      text.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ",
                      List.of(
                          alias, alias, alias, alias, alias, alias, alias, alias, alias, alias))));
    }

    assertThat(refused(text.toString())).singleElement().asString().contains("values");
  }

  @Test
  void aliasOfWhatIsAroundIt_isRefused() {
    assertThat(refused("a: &a\n  b: *a\n")).singleElement().asString().contains("no anchor");
  }

  @Test
  void deepNesting_isBounded() {
    assertThat(refused("[".repeat(200) + "]".repeat(200)))
        .singleElement()
        .asString()
        .contains("nested deeper");
  }

  @Test
  void controlCharacter_isNamed() {
    assertThat(refused("a: x\u0007\n")).singleElement().asString().contains("U+0007");
    assertThat(problems.all().getFirst().range().start()).hasToString("1:5");
  }

  @Test
  void mistakeWithoutWordsOfItsOwn_hasAPlaceAndAFix() {
    assertThat(refused("a: >x\n  b\n")).singleElement().asString().startsWith("This is not YAML");
    assertThat(problems.all().getFirst().range().start().line()).isEqualTo(1);
  }
}
