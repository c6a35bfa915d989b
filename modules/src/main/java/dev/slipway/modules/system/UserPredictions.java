package dev.slipway.modules.system;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.GroupProbe;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.module.Prediction;
import dev.slipway.modules.support.FilePredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a host answers once an account is as declared. */
final class UserPredictions {
  private UserPredictions() {}

  static List<Prediction<?>> created(
      UserSettings desired, UserObserved observed, UserAnswer.Present after) {
    List<Prediction<?>> predictions = new ArrayList<>(updated(desired, observed, after));
    boolean ownGroup =
        after.group().equals(desired.name())
            && observed.groups().get(desired.name()) instanceof GroupAnswer.Absent;
    if (ownGroup) {
      predictions.add(
          Prediction.of(
              new GroupProbe(desired.name()),
              new GroupAnswer.Present(desired.name(), OptionalLong.empty(), List.of())));
    }
    return predictions;
  }

  static List<Prediction<?>> updated(
      UserSettings desired, UserObserved observed, UserAnswer.Present after) {
    List<Prediction<?>> predictions = new ArrayList<>();
    predictions.add(Prediction.of(desired.probe(), after));
    predictions.addAll(told(desired));
    observed
        .home()
        .filter(UserObserved.Home::isMissing)
        .ifPresent(home -> predictions.addAll(home(home.path(), observed, after)));
    return predictions;
  }

  /** What getent tells of the account. */
  private static List<Prediction<?>> told(UserSettings desired) {
    List<Prediction<?>> predictions =
        new ArrayList<>(
            GetentModule.afterChange(
                desired.name(), "passwd", "shadow", "initgroups", "group", "gshadow"));
    desired
        .groups()
        .ifPresent(
            groups ->
                groups
                    .names()
                    .forEach(
                        group ->
                            predictions.addAll(
                                GetentModule.afterChange(group, "group", "gshadow"))));
    return predictions;
  }

  private static List<Prediction<?>> home(
      String path, UserObserved observed, UserAnswer.Present owner) {
    long gid =
        observed.groups().get(owner.group()) instanceof GroupAnswer.Present group
            ? group.gid().orElse(FileAnswer.Present.UNKNOWN)
            : FileAnswer.Present.UNKNOWN;
    FileAnswer directory =
        FileAnswer.Present.fresh(
            FileType.DIRECTORY,
            observed.defaults().orElseThrow().homeMode(),
            owner.name(),
            owner.uid().orElse(FileAnswer.Present.UNKNOWN),
            owner.group(),
            gid);
    return FilePredictions.of(path, directory);
  }

  /** A group of the same name goes with its user where nobody else is in it. */
  static List<Prediction<?>> deleted(
      UserSettings desired, UserObserved observed, UserAnswer.Present before) {
    List<Prediction<?>> predictions = new ArrayList<>();
    predictions.add(Prediction.of(desired.probe(), new UserAnswer.Absent()));
    predictions.addAll(told(desired));
    if (before.group().equals(desired.name())) {
      predictions.add(Prediction.afterApply(new GroupProbe(desired.name())));
    }
    observed
        .home()
        .ifPresent(
            home -> predictions.addAll(FilePredictions.of(home.path(), new FileAnswer.Absent())));
    return predictions;
  }
}
