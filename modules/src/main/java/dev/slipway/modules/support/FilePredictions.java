package dev.slipway.modules.support;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Prediction;
import java.util.List;

/** Predictions about paths. */
public final class FilePredictions {
  private FilePredictions() {}

  /**
   * What will be at a path. Where a new link leads to is not predicted.
   *
   * @param answer of a probe that does not follow links
   */
  public static List<Prediction<?>> of(String path, FileAnswer answer) {
    FileProbe probe = FileProbe.metadata(path);
    return answer.is(FileType.LINK)
        ? List.of(Prediction.of(probe, answer), Prediction.afterApply(probe.following()))
        : List.of(Prediction.of(probe, answer), Prediction.of(probe.following(), answer));
  }

  /** What will be behind the link at {@code link}, which leads to {@code path} and stays. */
  public static List<Prediction<?>> behind(String link, String path, FileAnswer.Present answer) {
    FileProbe probe = FileProbe.metadata(path);
    return List.of(
        Prediction.of(probe, answer),
        Prediction.of(probe.following(), answer),
        Prediction.of(FileProbe.metadata(link).following(), answer.withRealPath(path)));
  }
}
