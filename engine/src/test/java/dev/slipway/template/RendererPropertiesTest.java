package dev.slipway.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RendererPropertiesTest {
  private static final Renderer RENDERER = Fixture.renderer();
  private static final Scope SCOPE = Fixture.scope(RENDERER, Fixture.data(Map.of("word", "hello")));

  @Property
  void textWithoutExpressions_isUnchanged(@ForAll String text) {
    Assume.that(!text.contains("${") && ForeignTemplate.find(text).isEmpty());

    assertThat(RENDERER.render(Fixture.scalar(text), SCOPE)).isEqualTo(text);
    assertThat(RENDERER.renderText(Fixture.scalar(text), SCOPE)).isEqualTo(text);
    assertThat(RENDERER.references(Fixture.scalar(text))).isEmpty();
  }

  @Property
  void textThatLooksLikeMuch_isUnchanged(@ForAll("signs") String text) {
    Assume.that(!text.contains("${") && ForeignTemplate.find(text).isEmpty());

    assertThat(RENDERER.render(Fixture.scalar(text), SCOPE)).isEqualTo(text);
  }

  @Property
  void anyText_rendersOrIsAProblemInsideItsValue(@ForAll("signs") String text) {
    Scalar scalar = Fixture.scalar(text);
    try {
      RENDERER.render(scalar, SCOPE);
    } catch (ExpressionException exception) {
      assertThat(exception.problem().range().start())
          .isGreaterThanOrEqualTo(scalar.range().start());
    }
  }

  @Property
  void anyCondition_isAnsweredOrIsAProblem(@ForAll("signs") String text) {
    try {
      RENDERER.holds(Fixture.scalar(text), SCOPE);
    } catch (ExpressionException exception) {
      assertThat(exception.problem().fix()).isNotBlank();
    }
  }

  @Property
  void anyTemplateFile_rendersOrIsAProblem(@ForAll("signs") String text) {
    try {
      RENDERER.renderFile(new SourceFile("a.vm", text), Fixture.RESOURCES, SCOPE);
    } catch (ExpressionException exception) {
      assertThat(exception.problem().range().file().name()).isEqualTo("a.vm");
    }
  }

  @Property
  void templateFileWithoutSigns_isUnchanged(@ForAll("lines") String text) {
    assertThat(RENDERER.renderFile(new SourceFile("a.vm", text), Fixture.RESOURCES, SCOPE))
        .isEqualTo(text);
  }

  @Property
  void escapedReference_isLiteral(@ForAll("plain") String before, @ForAll("plain") String after) {
    assertThat(RENDERER.renderText(Fixture.scalar(before + "\\${word}" + after), SCOPE))
        .isEqualTo(before + "${word}" + after);
  }

  @Property
  void reference_isReplacedAndWhatIsAroundItKept(
      @ForAll("plain") String before, @ForAll("plain") String after) {
    assertThat(RENDERER.renderText(Fixture.scalar(before + "${word}" + after), SCOPE))
        .isEqualTo(before + "hello" + after);
  }

  @Property
  void dataWithAnyText_isNeverEvaluated(@ForAll("signs") String text) {
    Scope scope = SCOPE.with(Fixture.data(Map.of("data", text)));

    assertThat(RENDERER.render(Fixture.scalar("${data}"), scope)).isEqualTo(text);
    assertThat(RENDERER.renderText(Fixture.scalar("<${data}>"), scope)).isEqualTo("<" + text + ">");
    assertThat(RENDERER.renderFile(new SourceFile("a.vm", "<$data>"), Fixture.RESOURCES, scope))
        .isEqualTo("<" + text + ">");
  }

  @Property(tries = 300)
  void value_survivesJsonYamlAndTheRoundThroughText(@ForAll("values") Object value) {
    Scope scope = SCOPE.with(Fixture.data(Map.of("value", value)));

    for (String tool : List.of("json", "yaml")) {
      String round = "${" + tool + ".parse($" + tool + ".render($value))}";
      assertThat(RENDERER.render(Fixture.scalar(round), scope)).as(tool).isEqualTo(value);
    }
    if (!(value instanceof String)) {
      Scope next =
          scope.with(
              Fixture.data(Map.of("text", RENDERER.renderText(Fixture.scalar("${value}"), scope))));
      assertThat(RENDERER.render(Fixture.scalar("${json.parse($text)}"), next)).isEqualTo(value);
    }
  }

  @Property(tries = 300)
  void tree_rendersToWhatWasWritten(@ForAll("values") Object value) {
    assertThat(RENDERER.render(node(value), SCOPE)).isEqualTo(value);
  }

  private static Node node(Object value) {
    var range = Fixture.scalar("").range();
    return switch (value) {
      case List<?> list ->
          new Sequence(range, list.stream().map(RendererPropertiesTest::node).toList());
      case Map<?, ?> map ->
          new Mapping(
              range,
              map.entrySet().stream()
                  .map(
                      entry ->
                          new Mapping.Entry(
                              Fixture.scalar((String) entry.getKey()), node(entry.getValue())))
                  .toList());
      default ->
          new Scalar(range, value.toString(), value, Scalar.Style.DOUBLE_QUOTED, Scalar.Tag.NONE);
    };
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings()
        .withChars("abc $#(){}%\n\t'\"|.")
        .ofMaxLength(20)
        .filter(
            text ->
                !text.contains("${")
                    && !text.contains("{{")
                    && !text.contains("{%")
                    && !text.endsWith("$")
                    && !text.endsWith("{"));
  }

  /** Texts of what means something in expressions, shell or other templates. */
  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.of(
            "$",
            "{",
            "}",
            "\\",
            "#",
            "(",
            ")",
            "[",
            "]",
            "|",
            "'",
            "\"",
            ".",
            "word",
            "if",
            "else",
            "end",
            "foreach",
            "set",
            "macro",
            " ",
            "\n",
            "\t",
            "1",
            "==",
            "!",
            "${word}",
            "${w|'x'}",
            "$word",
            "{{",
            "}}",
            "%",
            "##",
            "#[[",
            "]]#",
            "#*",
            "*#",
            "in",
            "and",
            "not",
            "@",
            ",")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings()
        .withChars("ab \t\r\n.,;:=-_/<>[]{}()\"'!?*+&%@~^|äß€")
        .ofMaxLength(60)
        .filter(text -> ForeignTemplate.find(text).isEmpty());
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMaxLength(12)
                .filter(
                    text -> !text.contains("${") && !text.contains("{{") && !text.contains("{%"))
                .map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            Arbitraries.doubles().between(-1e6, 1e6).ofScale(3).map(number -> (Object) number));
    Arbitrary<String> key = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5);
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> (Object) list),
                Arbitraries.maps(key, inner).ofMaxSize(3).map(map -> (Object) map)),
        0,
        3);
  }
}
