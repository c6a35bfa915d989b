package dev.slipway.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  @TempDir private Path folder;
  private final Problems problems = new Problems();
  private final SourceRange asked = new SourceFile("asking.yml", "x").beginning();

  @Test
  void fileBelow_isNamedFromWhereTheUserStands() {
    SourceReader reader = new SourceReader(folder.resolve("here"));

    assertThat(reader.nameOf(folder.resolve("here/a/b.yml"))).isEqualTo("a/b.yml");
    assertThat(reader.nameOf(Path.of("a/../b.yml"))).isEqualTo("b.yml");
    assertThat(reader.nameOf(folder.resolve("there/b.yml")))
        .isEqualTo(folder.resolve("there/b.yml").toString());
  }

  @Test
  void byteOrderMark_isNoPartOfTheText() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "\uFEFFa: 1");

    assertThat(new SourceReader(folder).read(Path.of("a.yml"), asked, problems))
        .map(SourceFile::text)
        .contains("a: 1");
  }

  @Test
  void absentFile_isReportedWhereItIsAskedFor() {
    assertThat(new SourceReader(folder).read(Path.of("a.yml"), asked, problems)).isEmpty();
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.FILE_NOT_FOUND);
              assertThat(problem.range()).isEqualTo(asked);
              assertThat(problem.message()).contains("\"a.yml\"");
            });
  }

  @Test
  void folderAndForeignEncoding_areUnreadable() throws IOException {
    Files.createDirectory(folder.resolve("d"));
    Files.write(folder.resolve("latin.yml"), new byte[] {'a', (byte) 0xE9});
    SourceReader reader = new SourceReader(folder);

    assertThat(reader.read(Path.of("d"), asked, problems)).isEmpty();
    assertThat(reader.read(Path.of("latin.yml"), asked, problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder("\"d\" is a folder.", "\"latin.yml\" is not UTF-8 text.");
  }

  @Test
  void positionsAndOffsets_areInverse() {
    SourceFile file = new SourceFile("f", "ab\r\n\ncd\re\n");

    for (int offset = 0; offset <= file.text().length(); offset++) {
      assertThat(file.offset(file.position(offset))).isEqualTo(offset);
    }
    assertThat(file.position(5)).isEqualTo(new Position(3, 1));
    assertThat(file.position(8)).isEqualTo(new Position(4, 1));
    assertThat(file.range(new Position(1, 2), new Position(3, 2)).text()).isEqualTo("b\r\n\nc");
  }
}
