package dev.slipway.modules.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;

/** Holds a predicted answer against the real one. */
final class PredictedFile {
  private PredictedFile() {}

  static void check(FileAnswer predicted, FileAnswer real) {
    if (!(predicted instanceof FileAnswer.Present expected)) {
      assertThat(real).isEqualTo(predicted);
      return;
    }
    FileAnswer.Present actual = real.present().orElseThrow();
    assertThat(actual.type()).isEqualTo(expected.type());
    assertThat(actual.mode()).as("mode").isEqualTo(expected.mode());
    checkOwnership(expected, actual);
    assertThat(actual.linkTarget()).isEqualTo(expected.linkTarget());
    assertThat(actual.realPath()).isEqualTo(expected.realPath());
    if (expected.is(FileType.REGULAR)) {
      assertThat(actual.size()).as("size").isEqualTo(expected.size());
    }
    expected.sha256().ifPresent(digest -> assertThat(actual.sha256()).contains(digest));
    expected.content().ifPresent(content -> assertThat(actual.content()).contains(content));
  }

  private static void checkOwnership(FileAnswer.Present expected, FileAnswer.Present actual) {
    assertThat(expected.owner()).isIn(actual.owner(), Long.toString(actual.uid()));
    assertThat(expected.group()).isIn(actual.group(), Long.toString(actual.gid()));
    assertThat(expected.uid()).isIn(actual.uid(), FileAnswer.Present.UNKNOWN);
    assertThat(expected.gid()).isIn(actual.gid(), FileAnswer.Present.UNKNOWN);
  }
}
