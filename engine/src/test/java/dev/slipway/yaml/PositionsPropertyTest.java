package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What stands in the range of a value is that value. */
class PositionsPropertyTest {

  @Property(tries = 300)
  void rangeOfScalar_readAlone_isTheScalar(@ForAll("documents") String text) {
    SourceFile file = new SourceFile("f.yml", text);
    for (Scalar scalar : scalars(read(file))) {
      Scalar again = (Scalar) read(new SourceFile("part", scalar.range().text()));
      assertThat(again.text().stripTrailing()).isEqualTo(scalar.text().stripTrailing());
      assertThat(again.style()).isEqualTo(scalar.style());
    }
  }

  @Property(tries = 300)
  void rangeOfCollection_coversItsParts(@ForAll("documents") String text) {
    covered(read(new SourceFile("f.yml", text)));
  }

  @Property(tries = 200)
  void rangeOfPart_isThatPart(@ForAll("documents") String text) {
    for (Scalar scalar : scalars(read(new SourceFile("f.yml", text)))) {
      int at = scalar.text().indexOf("${");
      if (at >= 0) {
        assertThat(scalar.part(at, at + 4).text()).isEqualTo("${x}");
      }
    }
  }

  private static Node read(SourceFile file) {
    Problems problems = new Problems();
    Node node =
        YamlReader.read(file, problems).orElseThrow(() -> new AssertionError(problems.all()));
    assertThat(problems.all()).isEmpty();
    return node;
  }

  private static List<Scalar> scalars(Node node) {
    return switch (node) {
      case Scalar scalar -> List.of(scalar);
      case Sequence list -> list.items().stream().flatMap(item -> scalars(item).stream()).toList();
      case Mapping mapping ->
          mapping.entries().stream()
              .flatMap(
                  entry -> Stream.concat(Stream.of(entry.key()), scalars(entry.value()).stream()))
              .toList();
    };
  }

  private static void covered(Node node) {
    List<Node> parts =
        switch (node) {
          case Scalar _ -> List.of();
          case Sequence list -> list.items();
          case Mapping mapping ->
              mapping.entries().stream()
                  .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                  .toList();
        };
    for (Node part : parts) {
      assertThat(part.range().start()).isGreaterThanOrEqualTo(node.range().start());
      assertThat(part.range().end()).isLessThanOrEqualTo(node.range().end());
      covered(part);
    }
  }

  @Provide
  Arbitrary<String> documents() {
    return trees().map(tree -> "# head\n" + tree.replaceFirst("^\n", ""));
  }

  /** Text that goes behind {@code key:}, block collections with the line end they begin with. */
  private static Arbitrary<String> trees() {
    return Arbitraries.lazyOf(
        PositionsPropertyTest::mappings,
        PositionsPropertyTest::mappings,
        PositionsPropertyTest::lists);
  }

  private static Arbitrary<String> values() {
    return Arbitraries.lazyOf(
        PositionsPropertyTest::inline, PositionsPropertyTest::inline,
        PositionsPropertyTest::inline, PositionsPropertyTest::blocks,
        PositionsPropertyTest::mappings, PositionsPropertyTest::lists);
  }

  private static Arbitrary<String> mappings() {
    return values()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            values ->
                Stream.iterate(0, i -> i < values.size(), i -> i + 1)
                    .map(i -> "\n'k " + i + "':" + indented(values.get(i)))
                    .collect(Collectors.joining()));
  }

  private static Arbitrary<String> lists() {
    return values()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            values ->
                values.stream()
                    .map(value -> "\n-" + indented(value))
                    .collect(Collectors.joining("\n# why\n")));
  }

  private static String indented(String value) {
    return value.startsWith("\n") ? value.replace("\n", "\n  ") : " " + value.replace("\n", "\n  ");
  }

  private static Arbitrary<String> words() {
    Arbitrary<String> word =
        Arbitraries.of(
            "a", "b c", "yes", "12", "0644", "${x}", "x ${x} y", "\uD83D\uDE80", "it", "$1");
    return word.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" ", list));
  }

  private static Arbitrary<String> inline() {
    return Combinators.combine(words(), Arbitraries.integers().between(0, 5))
        .as(
            (text, form) ->
                switch (form) {
                  case 0 -> "'" + text + " it''s'";
                  case 1 -> "\"" + text + " \\t \\u00e4\"";
                  case 2 -> "[" + "'" + text + "', 1, {k: \"" + text + "\"}]  # why";
                  case 3 -> "!unsafe '" + text + "'";
                  case 4 -> "&anchor" + " " + text;
                  default -> text + "   # why";
                });
  }

  private static Arbitrary<String> blocks() {
    return Combinators.combine(words(), words(), Arbitraries.of("|", "|-", ">", ">-"))
        .as((first, second, sign) -> sign + "\n" + first + "\n" + second + "\n");
  }
}
