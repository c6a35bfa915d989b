package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code src/test/resources/suspicious} is a test; its README tells the form. */
class SuspiciousPlaybookTest {
  private static final boolean UPDATE =
      System.getProperty("golden.update") != null && System.getenv("CI") == null;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return PlaybookCases.tests("suspicious", SuspiciousPlaybookTest::check);
  }

  private static void check(Path folder) throws IOException {
    String shown = PlaybookCases.shown(folder);
    Path expected = folder.resolve("expected.txt");
    if (UPDATE) {
      Files.writeString(expected, shown);
    }
    assertThat(shown)
        .startsWith("warning[")
        .doesNotContain("error[")
        .doesNotContain("hunter2", "staple", "hkT7sPq93mvW2xZk41", "8Gd1jUOXnNq", "bm90IGEga2V5")
        .isEqualTo(Files.readString(expected));
  }
}
