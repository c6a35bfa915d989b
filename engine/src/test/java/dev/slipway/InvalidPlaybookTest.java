package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code src/test/resources/invalid} is a test; its README tells the form. */
class InvalidPlaybookTest {
  private static final boolean UPDATE =
      System.getProperty("golden.update") != null && System.getenv("CI") == null;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return PlaybookCases.tests("invalid", InvalidPlaybookTest::check);
  }

  private static void check(Path folder) throws IOException {
    String shown = PlaybookCases.shown(folder);
    Path expected = folder.resolve("expected.txt");
    if (UPDATE) {
      Files.writeString(expected, shown);
    }
    assertThat(shown).startsWith("error[").isEqualTo(Files.readString(expected));
  }
}
