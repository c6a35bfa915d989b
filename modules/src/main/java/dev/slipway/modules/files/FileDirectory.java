package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.host.probe.TreeProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileAttributes.Step;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.SettledFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state {@code directory}. */
final class FileDirectory {
  private FileDirectory() {}

  static FileObserved observe(FileDesired desired, HostReader host) throws HostException {
    NewDirectories.mention(host, desired.path());
    FilePlace place =
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                desired.path(),
                FileProbe.Detail.METADATA,
                FilePlace.Links.followed(desired.follow()),
                desired.ownership()));
    boolean missing = place.answer() instanceof FileAnswer.Absent;
    TreeAnswer tree =
        desired.recurse() && !missing ? host.ask(new TreeProbe(place.path())) : TreeAnswer.EMPTY;
    return new FileObserved.Directory(
        place, missing ? NewDirectories.observe(host, List.of(place.path())) : Map.of(), tree);
  }

  static Diff diff(FileDesired desired, FileObserved.Directory observed) {
    return switch (observed.place().answer()) {
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Absent _ -> diffAbsent(desired, observed);
      case FileAnswer.Present present when !present.is(FileType.DIRECTORY) ->
          throw new TaskFailedException(
              "\"%s\" is a %s, not a directory. Remove it first, or choose another path."
                  .formatted(observed.place().path(), present.type().label()));
      case FileAnswer.Present _ -> diffPresent(desired, observed);
    };
  }

  private static Diff diffPresent(FileDesired desired, FileObserved.Directory observed) {
    List<Step> steps = steps(desired, observed);
    List<Change> changes = new ArrayList<>();
    for (Step step : steps) {
      changes.addAll(Ownership.changes(step.path(), step.before(), step.after()));
    }
    return Diff.ofChanges(Action.UPDATE, changes).predicting(predictions(observed, steps));
  }

  /**
   * Of a hundred thousand files, too: what they have in common is said once. A listing does not
   * tell what links say.
   */
  private static List<Prediction<?>> predictions(
      FileObserved.Directory observed, List<Step> steps) {
    List<Prediction<?>> predictions =
        new ArrayList<>(FilePredictions.above(steps.stream().map(Step::path).toList()));
    for (Step step : steps) {
      if (step.path().equals(observed.place().path())) {
        predictions.addAll(observed.place().predict(step.after().withoutStatus()));
      } else {
        predictions.addAll(
            step.after().is(FileType.LINK)
                ? FilePredictions.afterApplyAt(step.path())
                : FilePredictions.at(step.path(), step.after()));
      }
    }
    return predictions;
  }

  private static Diff diffAbsent(FileDesired desired, FileObserved.Directory observed) {
    NewDirectories directories = newDirectories(desired, observed);
    return Diff.of(Action.CREATE, directories.changes()).predicting(directories.predictions());
  }

  private static NewDirectories newDirectories(
      FileDesired desired, FileObserved.Directory observed) {
    return NewDirectories.plan(
        List.of(observed.place().path()),
        observed.above(),
        desired.ownership(),
        observed.place().actor().orElseThrow());
  }

  /** What differs: the directory, then what is in it. */
  private static List<Step> steps(FileDesired desired, FileObserved.Directory observed) {
    if (!observed.tree().complete()) {
      throw new TaskFailedException(
          "The acting user may not look at everything in \"%s\". Become a user who may."
              .formatted(observed.place().path()));
    }
    List<Step> steps = new ArrayList<>();
    FilePlace place = observed.place();
    place
        .answer()
        .present()
        .map(file -> step(desired, place, place.path(), file))
        .filter(step -> !step.isDone())
        .ifPresent(steps::add);
    observed.tree().entries().stream()
        .map(entry -> step(desired, place, entry.path(), entry.file()))
        .filter(step -> !step.isDone())
        .forEach(steps::add);
    return steps;
  }

  private static Step step(
      FileDesired desired, FilePlace place, String path, FileAnswer.Present before) {
    return new Step(path, before, desired.ownership().appliedTo(before, place.umask()));
  }

  static void apply(FileDesired desired, FileObserved.Directory observed, HostSession host)
      throws HostException {
    if (observed.place().answer() instanceof FileAnswer.Absent) {
      Optional<ShellCommand> command = newDirectories(desired, observed).command();
      if (command.isPresent()) {
        host.require(command.get());
      }
      return;
    }
    FilePlace place = observed.place();
    List<Step> within = steps(desired, observed);
    Optional<Step> itself =
        within.stream().filter(step -> step.path().equals(place.path())).findFirst();
    itself.ifPresent(within::remove);
    List<ShellCommand> commands = new ArrayList<>(SettledFiles.changeAll(place.path(), within));
    itself.ifPresent(step -> commands.addAll(place.change(step.before(), step.after())));
    for (ShellCommand command : commands) {
      host.require(command);
    }
  }
}
