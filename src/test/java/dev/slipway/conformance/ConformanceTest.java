package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceTest {
  @TempDir private Path folder;

  static Stream<Case> cases() {
    return Case.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void playbook_doesWhatTheLanguageSays(Case one) throws Exception {
    CaseRun run = new CaseRun(folder.toRealPath()).run(one);

    assertThat(run.messages()).isEqualTo(one.problems());
    assertThat(run.events()).isEqualTo(one.expect());
  }
}
