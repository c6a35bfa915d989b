package dev.slipway.modules.support;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.TreeProbe;
import dev.slipway.module.Prediction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Predictions about paths. */
public final class FilePredictions {
  private FilePredictions() {}

  /**
   * What will be at a path. Where a new link leads to, and what a listing of the directories above
   * will hold, is known after apply.
   *
   * @param answer of a probe that does not follow links
   */
  public static List<Prediction<?>> of(String path, FileAnswer answer) {
    List<Prediction<?>> predictions = new ArrayList<>(above(path));
    predictions.addAll(at(path, answer));
    return List.copyOf(predictions);
  }

  /** As {@link #of}, without the directories {@link #above}. */
  public static List<Prediction<?>> at(String path, FileAnswer answer) {
    FileProbe probe = FileProbe.metadata(path);
    return List.of(
        Prediction.of(probe, answer),
        answer.is(FileType.LINK)
            ? Prediction.afterApply(probe.following())
            : Prediction.of(probe.following(), answer));
  }

  /** What will be at {@code path} and behind the link at {@code link}, which leads there. */
  public static List<Prediction<?>> behind(String link, String path, FileAnswer.Present answer) {
    List<Prediction<?>> predictions =
        new ArrayList<>(of(path, answer.withRealPath(Optional.empty())));
    predictions.addAll(above(link));
    predictions.add(
        Prediction.of(
            FileProbe.metadata(link).following(), answer.withRealPath(Optional.of(path))));
    return List.copyOf(predictions);
  }

  /** Something changes at a path; what will be there is known after apply. */
  public static List<Prediction<?>> afterApply(String path) {
    List<Prediction<?>> predictions = new ArrayList<>(above(path));
    predictions.addAll(afterApplyAt(path));
    return List.copyOf(predictions);
  }

  /** As {@link #afterApply}, without the directories {@link #above}. */
  public static List<Prediction<?>> afterApplyAt(String path) {
    FileProbe probe = FileProbe.metadata(path);
    return List.of(Prediction.afterApply(probe), Prediction.afterApply(probe.following()));
  }

  /** Something changes at a path: listings of the directories above are known after apply. */
  public static List<Prediction<?>> above(String path) {
    return above(List.of(path));
  }

  /** As for one path, each directory once. */
  public static List<Prediction<?>> above(Collection<String> paths) {
    Set<String> directories = new LinkedHashSet<>();
    paths.forEach(path -> directories.addAll(Paths.directories(path)));
    return directories.stream()
        .<Prediction<?>>map(directory -> Prediction.afterApply(new TreeProbe(directory)))
        .toList();
  }
}
