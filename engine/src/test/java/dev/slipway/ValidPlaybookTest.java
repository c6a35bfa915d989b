package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code src/test/resources/valid} of the whole build loads without a word. */
class ValidPlaybookTest {

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return PlaybookCases.tests(
        "valid", folder -> assertThat(PlaybookCases.shown(folder)).isEmpty());
  }
}
