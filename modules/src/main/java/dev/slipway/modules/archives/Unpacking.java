package dev.slipway.modules.archives;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.archives.UnarchiveObserved.Place;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be done at each place of an archive that is unpacked. Pure. */
final class Unpacking {
  private static final int PLAIN_PERMISSIONS = 0777;

  private final UnarchiveDesired desired;
  private final UnarchiveObserved observed;

  Unpacking(UnarchiveDesired desired, UnarchiveObserved observed) {
    this.desired = desired;
    this.observed = observed;
  }

  /**
   * One thing that differs.
   *
   * @param content whether it comes out of the archive, and not only its owner or permissions
   */
  record Step(Place place, FileAnswer.Present after, boolean content) {
    boolean isDirectory() {
      return after.is(FileType.DIRECTORY);
    }
  }

  /** What differs, each behind the directory that it lies in. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Place place : observed.places()) {
      if (!isKept(place)) {
        FileAnswer.Present after = after(place);
        boolean content = isTaken(place);
        if (content) {
          observed.mustTake(place, desired.destination());
        }
        if (content || !Ownership.changes("", before(place).orElseThrow(), after).isEmpty()) {
          steps.add(new Step(place, after, content));
        }
      }
    }
    return List.copyOf(steps);
  }

  Diff diff() {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    boolean updated = false;
    for (Step step : steps()) {
      changes.addAll(changes(step));
      predictions.addAll(FilePredictions.of(step.place().path(), step.after().withoutStatus()));
      updated |= step.place().answer() instanceof FileAnswer.Present;
    }
    return Diff.ofChanges(updated ? Action.UPDATE : Action.CREATE, changes).predicting(predictions);
  }

  private boolean isKept(Place place) {
    return desired.manner().keepNewer()
        && place.answer() instanceof FileAnswer.Present there
        && there.is(FileType.REGULAR)
        && there
            .status()
            .filter(status -> status.modified() > place.item().entry().modified())
            .isPresent();
  }

  private static FileType type(Place place) {
    return switch (place.item().entry().kind()) {
      case DIRECTORY -> FileType.DIRECTORY;
      case LINK -> FileType.LINK;
      case FILE, HARD_LINK, OTHER -> FileType.REGULAR;
    };
  }

  /** What is there already, when it is of the right type. */
  private static Optional<FileAnswer.Present> before(Place place) {
    return place.answer().present().filter(there -> there.is(type(place)));
  }

  private static boolean isTaken(Place place) {
    Entry entry = place.item().entry();
    return before(place)
        .filter(
            there ->
                switch (type(place)) {
                  case DIRECTORY -> true;
                  case LINK -> there.linkTarget().equals(Optional.of(entry.target()));
                  default -> there.sha256().equals(Optional.of(entry.sha256()));
                })
        .isEmpty();
  }

  private FileAnswer.Present after(Place place) {
    mustBeReplaceable(place);
    Entry entry = place.item().entry();
    Optional<FileAnswer.Present> before = before(place);
    FileAnswer.Present base =
        before.orElseGet(
            () -> Ownership.fresh(type(place), observed.actor(), observed.directory()));
    if (entry.mode() != Entry.UNKNOWN && entry.kind() != Entry.Kind.LINK) {
      base = base.withMode(permissions(entry.mode()));
    }
    FileAnswer.Present owned = desired.ownership().appliedTo(base, observed.actor().umask());
    if (!isTaken(place) || entry.kind() == Entry.Kind.DIRECTORY) {
      return owned;
    }
    return entry.kind() == Entry.Kind.LINK
        ? owned.withoutInode().withLinkTarget(entry.target())
        : owned.withoutInode().withDigest(entry.size(), entry.sha256());
  }

  /** As tar gives them. */
  private int permissions(int mode) {
    return observed.actor().uid() == 0
        ? mode
        : mode & PLAIN_PERMISSIONS & ~observed.actor().umask();
  }

  private static void mustBeReplaceable(Place place) {
    FileAnswer answer = place.answer();
    if (answer instanceof FileAnswer.Denied(String reason)) {
      throw new TaskFailedException(reason + ".");
    }
    if (!(answer instanceof FileAnswer.Present there)) {
      return;
    }
    boolean directory = type(place) == FileType.DIRECTORY;
    boolean fits =
        directory
            ? there.is(FileType.DIRECTORY)
            : there.is(FileType.REGULAR) || there.is(FileType.LINK);
    if (!fits) {
      throw new TaskFailedException(
          "\"%s\" is a %s, not a %s. Remove it first, or choose another place."
              .formatted(place.path(), there.type().label(), directory ? "directory" : "file"));
    }
  }

  private List<Change> changes(Step step) {
    Place place = step.place();
    Optional<FileAnswer.Present> before = before(place);
    List<Change> changes = new ArrayList<>();
    if (step.content()) {
      changes.addAll(content(place, step.after()));
    }
    changes.addAll(
        before.isPresent()
            ? Ownership.changes(place.path(), before.get(), step.after())
            : desired.ownership().changes(place.path(), step.after()));
    return changes;
  }

  private static List<Change> content(Place place, FileAnswer.Present after) {
    List<Change> changes = new ArrayList<>();
    Optional<String> type = place.answer().present().map(there -> there.type().label());
    String label = after.type().label();
    boolean other = type.filter(before -> !before.equals(label)).isPresent();
    if (other || (type.isEmpty() && !after.is(FileType.REGULAR))) {
      changes.add(new Change.Attribute(place.path(), "state", type, Optional.of(label), false));
    }
    if (after.is(FileType.LINK)) {
      Optional<String> before = before(place).flatMap(FileAnswer.Present::linkTarget);
      changes.add(new Change.Attribute(place.path(), "target", before, after.linkTarget(), false));
    }
    if (after.is(FileType.REGULAR)) {
      Optional<FileText.Described> before = before(place).map(Unpacking::described);
      changes.add(FileText.change(place.path(), before, described(after)));
    }
    return changes;
  }

  private static FileText.Described described(FileAnswer.Present file) {
    return new FileText.Described(file.size(), file.sha256(), Optional.empty());
  }
}
