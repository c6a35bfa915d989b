package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the sources look. */
final class SourceTest {
  private static final int MOST_LINES = 400;

  private static final Pattern TYPE =
      Pattern.compile("(?m)^[^*\\n]*\\b(?:class|record|interface|enum|@interface) ([A-Z]\\w*)");

  private static final Pattern VAGUE_NAME =
      Pattern.compile("Abstract.*|.*(?:Manager|Helper|Util|Utils|Impl)");

  /** What would tell of the machine that a file was written on, or of where packages come from. */
  static final List<Pattern> TRACES =
      List.of(
          Pattern.compile("(?<![\\w.~$}-])/(?:work|farm)/"),
          Pattern.compile("repo1?\\.maven\\.(?:apache\\.)?org"),
          Pattern.compile("(?:deb|security|ftp)\\.(?:\\w+\\.)?debian\\.org"),
          Pattern.compile("(?:archive|ports|security)\\.ubuntu\\.com"),
          Pattern.compile("registry\\.npmjs\\.org|files\\.pythonhosted\\.org"));

  @Test
  void noFile_isLong() {
    assertThat(SourceTree.javaFiles())
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(SourceTree.text(file).lines().count())
                    .as(name(file))
                    .isLessThanOrEqualTo(MOST_LINES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"@Disabled\\b", "@ArchIgnore\\b", "org\\.mockito\\b", "@author\\b"})
  void noFile_uses(String banned) {
    Pattern pattern = Pattern.compile("(?m)^[^\"\\n]*" + banned);
    assertThat(SourceTree.javaFiles())
        .filteredOn(file -> pattern.matcher(SourceTree.text(file)).find())
        .isEmpty();
  }

  @Test
  void noType_hasAVagueName() {
    List<String> types =
        SourceTree.javaFiles().stream()
            .flatMap(file -> TYPE.matcher(SourceTree.text(file)).results())
            .map(result -> result.group(1))
            .toList();
    assertThat(types)
        .contains("SourceTest", "TaskModule")
        .noneMatch(type -> VAGUE_NAME.matcher(type).matches());
  }

  @Test
  void everyPackage_saysWhatItIsFor() {
    Set<String> described =
        SourceTree.javaFiles().stream()
            .filter(file -> file.endsWith("package-info.java"))
            .filter(file -> SourceTree.text(file).matches("(?s)/\\*\\*.*\n@NullMarked\n.*"))
            .map(SourceTest::packageOf)
            .collect(Collectors.toSet());
    assertThat(SourceTree.javaFiles().stream().map(SourceTest::packageOf).distinct())
        .isNotEmpty()
        .isSubsetOf(described);
  }

  @ParameterizedTest
  @FieldSource("TRACES")
  void noTextFile_holds(Pattern trace) {
    assertThat(SourceTree.textFiles())
        .isNotEmpty()
        .filteredOn(file -> !file.endsWith("SourceTest.java"))
        .filteredOn(file -> trace.matcher(SourceTree.text(file)).find())
        .isEmpty();
  }

  private static String packageOf(Path file) {
    Matcher matcher = Pattern.compile("(?m)^package ([\\w.]+);").matcher(SourceTree.text(file));
    assertThat(matcher.find()).as(name(file)).isTrue();
    return matcher.group(1);
  }

  private static String name(Path file) {
    return SourceTree.ROOT.relativize(file).toString();
  }
}
