package dev.slipway.modules.files;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.files.FileDesired.State;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.WantedFile;
import java.util.List;
import java.util.Optional;

/** The states {@code file}, {@code touch} and {@code absent}, and none. */
final class FileEntry {
  private FileEntry() {}

  static FileObserved observe(FileDesired desired, HostReader host) throws HostException {
    if (is(desired, State.ABSENT)) {
      return new FileObserved.Entry(FilePlace.observeEntry(host, desired.path()));
    }
    return new FileObserved.Entry(
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                desired.path(),
                FileProbe.Detail.METADATA,
                FilePlace.Links.followed(desired.follow()),
                desired.ownership())));
  }

  static Diff diff(FileDesired desired, FileObserved.Entry observed) {
    FilePlace place = observed.place();
    return switch (place.answer()) {
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Absent _ -> diffAbsent(desired, place);
      case FileAnswer.Present before ->
          is(desired, State.ABSENT) ? removal(place, before) : attributes(desired, place, before);
    };
  }

  private static Diff diffAbsent(FileDesired desired, FilePlace place) {
    if (is(desired, State.ABSENT)) {
      return Diff.none();
    }
    if (is(desired, State.TOUCH)) {
      return emptyFile(desired).diff(place);
    }
    throw new TaskFailedException(
        "\"%s\" does not exist. Make it with state: touch, state: directory or the module copy."
            .formatted(place.path()));
  }

  private static Diff removal(FilePlace place, FileAnswer.Present before) {
    place.mustTakeEntries();
    Change change =
        new Change.Attribute(
            place.path(), "state", Optional.of(before.type().label()), Optional.empty(), false);
    return Diff.of(Action.DELETE, List.of(change))
        .predicting(place.predict(new FileAnswer.Absent()));
  }

  private static Diff attributes(FileDesired desired, FilePlace place, FileAnswer.Present before) {
    if (is(desired, State.FILE) && !before.is(FileType.REGULAR)) {
      throw new TaskFailedException(
          "\"%s\" is a %s, not a file. Remove it first, or name another state."
              .formatted(place.path(), before.type().label()));
    }
    FileAnswer.Present after = desired.ownership().appliedTo(before, place.umask());
    List<Change> changes = Ownership.changes(place.path(), before, after);
    return Diff.ofChanges(Action.UPDATE, changes)
        .predicting(changes.isEmpty() ? List.of() : place.predict(after.withoutStatus()));
  }

  static void apply(FileDesired desired, FileObserved.Entry observed, HostSession host)
      throws HostException {
    FilePlace place = observed.place();
    Optional<FileAnswer.Present> before = place.answer().present();
    if (before.isEmpty()) {
      emptyFile(desired).apply(place, host);
      return;
    }
    if (is(desired, State.ABSENT)) {
      String flags = before.get().is(FileType.DIRECTORY) ? "-rf" : "-f";
      host.require(ShellCommand.of("rm", flags, "--", place.path()));
      return;
    }
    FileAnswer.Present after = desired.ownership().appliedTo(before.get(), place.umask());
    for (ShellCommand command : place.change(before.get(), after)) {
      host.require(command);
    }
  }

  private static WantedFile emptyFile(FileDesired desired) {
    return WantedFile.of(Bytes.ofText(""), desired.ownership());
  }

  private static boolean is(FileDesired desired, State state) {
    return desired.state().filter(declared -> declared == state).isPresent();
  }
}
