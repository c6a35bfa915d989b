package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeProbeTest {
  @TempDir Path scripts;
  @TempDir Path place;

  private TreeAnswer ask(Path directory) throws Exception {
    return LocalScripts.in(scripts)
        .ask(TreeProbeKind.INSTANCE, List.of(new TreeProbe(directory.toString())))
        .getFirst();
  }

  @Test
  void everythingBelow_isTold() throws Exception {
    Files.createDirectories(place.resolve("a/b c"));
    Files.writeString(place.resolve("a/two\nlines"), "text");
    Files.createSymbolicLink(place.resolve("link"), place.resolve("a"));

    TreeAnswer answer = ask(place);

    assertThat(answer.complete()).isTrue();
    assertThat(answer.entries())
        .extracting(TreeAnswer.Entry::path, entry -> entry.file().type())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(place + "/a", FileType.DIRECTORY),
            org.assertj.core.groups.Tuple.tuple(place + "/a/b c", FileType.DIRECTORY),
            org.assertj.core.groups.Tuple.tuple(place + "/a/two\nlines", FileType.REGULAR),
            org.assertj.core.groups.Tuple.tuple(place + "/link", FileType.LINK));
  }

  @Test
  void linkToADirectory_isNotFollowed() throws Exception {
    Files.createDirectories(place.resolve("a/b"));
    Files.createSymbolicLink(place.resolve("link"), place.resolve("a"));

    assertThat(ask(place.resolve("link"))).isEqualTo(TreeAnswer.EMPTY);
  }

  @Test
  void missingDirectory_isEmpty() throws Exception {
    assertThat(ask(place.resolve("no"))).isEqualTo(TreeAnswer.EMPTY);
  }

  @Test
  void severalDirectories_eachGetsItsOwn() throws Exception {
    Files.createDirectories(place.resolve("a/x"));
    Files.createDirectories(place.resolve("b"));

    List<TreeAnswer> answers =
        LocalScripts.in(scripts)
            .ask(
                TreeProbeKind.INSTANCE,
                List.of(new TreeProbe(place + "/a"), new TreeProbe(place + "/b")));

    assertThat(answers.getFirst().entries()).hasSize(1);
    assertThat(answers.getLast()).isEqualTo(TreeAnswer.EMPTY);
  }

  @Test
  void directoryThatMayNotBeRead_makesItIncomplete() throws Exception {
    String output = "41ed:0:0:6:1:2:3:4:5:6:root:root:/a\0\0001\0";

    TreeAnswer answer =
        TreeProbeKind.INSTANCE
            .parse(
                List.of(new TreeProbe("/a")),
                new ScriptResult(0, output.getBytes(StandardCharsets.UTF_8), new byte[0]))
            .getFirst();

    assertThat(answer).isEqualTo(new TreeAnswer(List.of(), false));
  }

  @Test
  void recordOfAnotherForm_cannotBeRead() {
    String output = "second line of a name\0\0000\0";

    assertThatThrownBy(
            () ->
                TreeProbeKind.INSTANCE.parse(
                    List.of(new TreeProbe("/a")),
                    new ScriptResult(0, output.getBytes(StandardCharsets.UTF_8), new byte[0])))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("second line of a name");
  }

  @Test
  void absentDirectory_impliesAnEmptyTree() {
    TreeProbe probe = new TreeProbe("/a/b");

    assertThat(probe.impliedBy(new FileAnswer.Absent())).contains(TreeAnswer.EMPTY);
    assertThat(probe.impliedBy(new FileAnswer.Denied("no"))).isEqualTo(Optional.empty());
  }
}
