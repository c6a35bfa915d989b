package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.probe.ListingAnswer.Root;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingProbeTest {
  @TempDir Path scripts;
  @TempDir Path place;

  @BeforeEach
  void setScene() throws Exception {
    Files.createDirectories(place.resolve("a/b c"));
    Files.writeString(place.resolve("a/b c/two\nlines"), "text");
    Files.createSymbolicLink(place.resolve("link"), place.resolve("a"));
  }

  private ListingAnswer ask(String below, int depth, boolean follow) throws Exception {
    ListingProbe probe = new ListingProbe(place + below, depth, follow);
    return LocalScripts.in(scripts).ask(ListingProbeKind.INSTANCE, List.of(probe)).getFirst();
  }

  private static List<String> paths(ListingAnswer answer) {
    return answer.entries().stream().map(TreeAnswer.Entry::path).toList();
  }

  @Test
  void withoutDepth_everythingIsTold() throws Exception {
    ListingAnswer answer = ask("", 0, false);

    assertThat(answer.complete()).isTrue();
    assertThat(answer.now()).isPositive();
    assertThat(paths(answer))
        .containsExactly(
            place + "/a", place + "/a/b c", place + "/a/b c/two\nlines", place + "/link");
  }

  @Test
  void depth_isALimit() throws Exception {
    assertThat(paths(ask("", 1, false))).containsExactly(place + "/a", place + "/link");
  }

  @Test
  void linkThatIsAsked_isFollowed() throws Exception {
    assertThat(paths(ask("/link", 1, false))).containsExactly(place + "/link/b c");
  }

  @Test
  void linksWithin_areFollowedWhenAsked() throws Exception {
    assertThat(paths(ask("", 2, true))).contains(place + "/link/b c");
  }

  @Test
  void times_areTold() throws Exception {
    Files.setLastModifiedTime(place.resolve("a"), FileTime.fromMillis(5_000));

    FileAnswer.Present directory = ask("", 1, false).entries().getFirst().file();

    assertThat(directory.status()).map(FileStatus::modified).contains(5L);
  }

  @Test
  void whatIsNoDirectory_isTold() throws Exception {
    assertThat(ask("/a/b c/two\nlines", 1, false).root()).isEqualTo(Root.OTHER);
    assertThat(ask("/no", 1, false).root()).isEqualTo(Root.ABSENT);
  }

  @Test
  void severalDirectories_eachGetsItsOwn() throws Exception {
    List<ListingAnswer> answers =
        LocalScripts.in(scripts)
            .ask(
                ListingProbeKind.INSTANCE,
                List.of(
                    new ListingProbe(place + "/a", 0, false),
                    new ListingProbe(place.toString(), 1, false)));

    assertThat(answers).extracting(answer -> answer.entries().size()).containsExactly(2, 2);
  }

  @Test
  void plannedRemoval_impliesAbsence() {
    ListingProbe probe = new ListingProbe("/srv/a", 0, false);

    assertThat(probe.enclosing())
        .contains(new TreeProbe.Subject("/srv/a"), new FileProbe.Subject("/srv", true));
    assertThat(probe.impliedBy(new FileAnswer.Absent())).contains(ListingAnswer.ABSENT);
    assertThat(probe.impliedBy(TreeAnswer.EMPTY)).isEqualTo(Optional.empty());
  }
}
