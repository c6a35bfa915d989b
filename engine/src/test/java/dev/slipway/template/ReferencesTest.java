package dev.slipway.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferencesTest {
  private static final Renderer RENDERER = Fixture.renderer();
  private static final Path PARSED = Fixture.RESOURCES.resolve("parsed");

  /** Name, range and, when guarded, a question mark. */
  private static String told(List<Reference> references) {
    return references.stream()
        .map(
            each ->
                each
                    + (each.guarded() ? "? " : " ")
                    + each.range().start()
                    + "-"
                    + each.range().end())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void value_readsWhatTheTableSays(String written, String expected) {
    assertThat(told(RENDERER.references(Fixture.scalar(written)))).isEqualTo(expected);
  }

  static Stream<Arguments> value_readsWhatTheTableSays() {
    return CaseFile.read("references.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void condition_readsWhatTheTableSays(String written, String expected) {
    assertThat(told(RENDERER.conditionReferences(Fixture.scalar(written)))).isEqualTo(expected);
  }

  static Stream<Arguments> condition_readsWhatTheTableSays() {
    return CaseFile.read("condition-references.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void templateFile_readsWhatTheTableSays(String written, String expected) {
    Problems problems = new Problems();
    List<Reference> references =
        RENDERER.fileReferences(new SourceFile("a.vm", written), PARSED, problems);
    String faults =
        problems.all().stream().map(CaseFile::told).collect(Collectors.joining("; ", "!", ""));

    assertThat(told(references) + (faults.equals("!") ? "" : faults)).isEqualTo(expected);
  }

  static Stream<Arguments> templateFile_readsWhatTheTableSays() {
    return CaseFile.read("file-references.txt");
  }

  @Test
  void mapsAndLists_areReadThroughButNotTheirKeys() {
    Scalar key = Fixture.scalar("${key}");
    Scalar value = Fixture.scalar("${value}");
    Mapping mapping =
        new Mapping(
            key.range(),
            List.of(
                new Mapping.Entry(
                    key, new Sequence(value.range(), List.of(value, Fixture.scalar("${item}"))))));

    assertThat(RENDERER.references(mapping))
        .extracting(Reference::root)
        .containsExactly("value", "item");
  }

  @Test
  void blockText_isLocatedOnItsLine() {
    SourceFile file = new SourceFile("b.yml", "key: |\n  first\n  and ${second}\n");
    Scalar scalar =
        new Scalar(
            file.range(
                new dev.slipway.diagnostic.Position(1, 6),
                new dev.slipway.diagnostic.Position(4, 1)),
            "first\nand ${second}\n",
            "first\nand ${second}\n",
            Scalar.Style.LITERAL,
            Scalar.Tag.NONE);

    assertThat(told(RENDERER.references(scalar))).isEqualTo("second 3:7-3:16");
  }

  @Test
  void unsafeValue_readsNothing() {
    Scalar plain = Fixture.scalar("${a} {{ b }}");
    Scalar unsafe =
        new Scalar(plain.range(), plain.text(), plain.value(), plain.style(), Scalar.Tag.UNSAFE);

    assertThat(RENDERER.references(unsafe)).isEmpty();
  }

  @Test
  void severalFaults_areAllCollectedAndTheRestIsRead() {
    Problems problems = new Problems();
    Sequence values =
        new Sequence(
            Fixture.scalar("").range(),
            List.of(Fixture.scalar("${a"), Fixture.scalar("${b}"), Fixture.scalar("{{ c }}")));

    assertThat(told(RENDERER.references(values, problems))).isEqualTo("b 1:6-1:10");
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(ProblemCode.EXPRESSION_SYNTAX, ProblemCode.FOREIGN_TEMPLATE);
  }

  @Test
  void faultWithoutACollector_isThrown() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> RENDERER.references(Fixture.scalar("${a")));
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(
            () -> RENDERER.conditionReferences(new Mapping(Fixture.scalar("").range(), List.of())));
  }

  @Test
  void bareName_isAnExpression() {
    Problems problems = new Problems();

    assertThat(told(RENDERER.expressionReferences(Fixture.scalar("result.stdout"), problems)))
        .isEqualTo("result.stdout 1:6-1:19");
    assertThat(told(RENDERER.expressionReferences(Fixture.scalar("$a + $b"), problems)))
        .isEqualTo("a 1:6-1:8, b 1:11-1:13");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void undefinedReference_isToldWithTheNearestName() {
    Reference reference =
        RENDERER.references(Fixture.scalar("x ${ansible_facts.kernel}")).getFirst();

    assertThat(CaseFile.told(reference.undefined(Set.of("facts"))))
        .isEqualTo(
            "undefined-variable t.yml:1:8-1:31 \"ansible_facts\" is not defined."
                + " | facts are under \"facts\": write ${facts.kernel}");
  }

  @Test
  void ansibleName_isOnlyLikeAnotherWhenItsOwnPartIs() {
    Set<String> names = Set.of("ansible_port", "ansible_user");

    assertThat(undefined("${ansible_fqdn}", names))
        .endsWith("| facts are under \"facts\": write ${facts.fqdn}");
    assertThat(undefined("${ansible_prot}", names)).endsWith("| did you mean \"ansible_port\"?");
  }

  private static String undefined(String written, Set<String> names) {
    return CaseFile.told(RENDERER.references(Fixture.scalar(written)).getFirst().undefined(names));
  }
}
