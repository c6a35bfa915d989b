package dev.slipway.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.SourceFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tables of cases in src/test/resources/template. */
class CasesTest {
  private static final Renderer RENDERER = Fixture.renderer();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void value_givesWhatTheTableSays(String written, String expected) {
    Scope scope = CaseFile.scope(RENDERER);

    assertThat(CaseFile.outcome(() -> RENDERER.render(Fixture.scalar(written), scope)))
        .isEqualTo(expected);
  }

  static Stream<Arguments> value_givesWhatTheTableSays() {
    return CaseFile.read("values.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void condition_givesWhatTheTableSays(String written, String expected) {
    Scope scope = CaseFile.scope(RENDERER);

    assertThat(CaseFile.outcome(() -> RENDERER.holds(Fixture.scalar(written), scope)))
        .isEqualTo(expected);
  }

  static Stream<Arguments> condition_givesWhatTheTableSays() {
    return CaseFile.read("conditions.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void bareExpression_givesWhatTheTableSays(String written, String expected) {
    Scope scope = CaseFile.scope(RENDERER);

    assertThat(CaseFile.outcome(() -> RENDERER.evaluate(Fixture.scalar(written), scope)))
        .isEqualTo(expected);
  }

  static Stream<Arguments> bareExpression_givesWhatTheTableSays() {
    return CaseFile.read("expressions.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void templateFile_givesWhatTheTableSays(String written, String expected) {
    Scope scope = CaseFile.scope(RENDERER);
    SourceFile file = new SourceFile("a.vm", written);

    assertThat(
            CaseFile.outcome(
                () -> RENDERER.renderFile(file, Fixture.RESOURCES.resolve("parsed"), scope)))
        .isEqualTo(expected);
  }

  static Stream<Arguments> templateFile_givesWhatTheTableSays() {
    return CaseFile.read("templates.txt");
  }
}
