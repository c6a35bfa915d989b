package dev.slipway.modules.transfer;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.transfer.SyncObserved.Pair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be done at each place. Pure. */
final class SyncPlan {
  private final SyncDesired desired;
  private final SyncObserved observed;

  SyncPlan(SyncDesired desired, SyncObserved observed) {
    this.desired = desired;
    this.observed = observed;
  }

  /**
   * One thing that differs.
   *
   * @param before what is there, when it is of the right type
   * @param travels whether it is sent, and not only its attributes
   * @param removes whether something of another type goes first
   * @param time whether its time of change is set
   */
  record Step(
      Pair pair,
      Optional<FileAnswer.Present> before,
      FileAnswer.Present after,
      boolean travels,
      boolean removes,
      boolean time) {

    /**
     * Whether that is done before anything arrives: a file and a link take their place in one step.
     */
    boolean removesFirst() {
      boolean replaced = pair.answer().is(FileType.REGULAR) || pair.answer().is(FileType.LINK);
      return removes && !(replaced && after.type() != FileType.DIRECTORY);
    }
  }

  /** What comes and what changes, each behind the directory that it lies in. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Pair pair : observed.pairs()) {
      Optional<FileAnswer.Present> before =
          pair.answer().present().filter(there -> there.is(pair.entry().type()));
      boolean travels = before.filter(there -> isSame(pair, there)).isEmpty();
      FileAnswer.Present after = after(pair, before);
      boolean time = isTimeSet(pair, before, travels);
      boolean removes = isReplaced(pair, before);
      boolean attributes =
          before.map(there -> !Ownership.changes("", there, after).isEmpty()).orElse(false);
      if (travels || time || attributes) {
        steps.add(new Step(pair, before, after, travels, removes, time));
      }
    }
    return List.copyOf(steps);
  }

  private static boolean isSame(Pair pair, FileAnswer.Present there) {
    return switch (pair.entry().type()) {
      case DIRECTORY -> true;
      case LINK -> there.linkTarget().equals(Optional.of(pair.entry().target()));
      default -> pair.sha256().isEmpty() || there.sha256().equals(Optional.of(pair.sha256()));
    };
  }

  private boolean isReplaced(Pair pair, Optional<FileAnswer.Present> before) {
    if (pair.answer() instanceof FileAnswer.Denied(String reason)) {
      throw new TaskFailedException(reason + ".");
    }
    boolean other = pair.answer() instanceof FileAnswer.Present && before.isEmpty();
    if (other && pair.answer().is(FileType.DIRECTORY) && !desired.manner().delete()) {
      throw new TaskFailedException(
          "\"%s\" is a directory, and the source has a %s there. Write delete: true to replace it."
              .formatted(pair.path(), pair.entry().type().label()));
    }
    return other;
  }

  private boolean isTimeSet(Pair pair, Optional<FileAnswer.Present> before, boolean travels) {
    if (!desired.kept().times() || pair.entry().type() != FileType.REGULAR) {
      return false;
    }
    Optional<Long> modified = before.flatMap(FileAnswer.Present::status).map(FileStatus::modified);
    return travels || modified.map(time -> time != pair.entry().modified()).orElse(false);
  }

  private FileAnswer.Present after(Pair pair, Optional<FileAnswer.Present> before) {
    LocalTree.Entry entry = pair.entry();
    FileAnswer.Present base =
        before.orElseGet(
            () ->
                Ownership.fresh(entry.type(), observed.actor(), directory())
                    .withMode(fresh(entry)));
    Ownership ownership =
        new Ownership(
            isSet(desired.kept().owner())
                ? Optional.of(
                    name(
                        observed.owners().users().contains(entry.owner()),
                        entry.owner(),
                        entry.uid()))
                : Optional.empty(),
            isSet(desired.kept().group())
                ? Optional.of(
                    name(
                        observed.owners().groups().contains(entry.group()),
                        entry.group(),
                        entry.gid()))
                : Optional.empty(),
            desired.kept().permissions()
                ? Optional.of(new Mode.Octal(entry.mode()))
                : Optional.empty());
    FileAnswer.Present owned = ownership.appliedTo(base, observed.actor().umask());
    return switch (entry.type()) {
      case LINK -> owned.withLinkTarget(entry.target());
      case REGULAR ->
          pair.sha256().isEmpty() ? owned : owned.withDigest(entry.size(), pair.sha256());
      default -> owned;
    };
  }

  private int fresh(LocalTree.Entry entry) {
    return entry.type() == FileType.LINK ? 0777 : entry.mode() & 0777 & ~observed.actor().umask();
  }

  /** Only root gives files away. */
  private boolean isSet(boolean kept) {
    return kept && observed.actor().uid() == 0;
  }

  private static String name(boolean known, String name, long number) {
    return known ? name : Long.toString(number);
  }

  private FileAnswer.Present directory() {
    return observed
        .root()
        .answer()
        .present()
        .orElseGet(() -> observed.root().fresh(FileType.DIRECTORY));
  }

  /** Whether the directory for all of it is missing. */
  boolean makesRoot() {
    return observed.root().answer() instanceof FileAnswer.Absent;
  }

  Diff diff() {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    if (makesRoot()) {
      changes.add(state(observed.root().path(), Optional.empty(), Optional.of("directory")));
      predictions.addAll(FilePredictions.of(observed.root().path(), directory()));
    }
    for (SyncObserved.Extra extra : observed.extra()) {
      changes.add(state(extra.path(), Optional.of(extra.type().label()), Optional.empty()));
      predictions.addAll(FilePredictions.of(extra.path(), new FileAnswer.Absent()));
    }
    for (Step step : steps()) {
      changes.addAll(changes(step));
      predictions.addAll(FilePredictions.of(step.pair().path(), step.after().withoutStatus()));
    }
    mustBeWritable();
    return Diff.ofChanges(makesRoot() ? Action.CREATE : Action.UPDATE, changes)
        .predicting(changes.isEmpty() ? List.of() : predictions);
  }

  private void mustBeWritable() {
    boolean alters = !observed.extra().isEmpty() || steps().stream().anyMatch(Step::travels);
    boolean writable =
        observed
            .root()
            .answer()
            .present()
            .flatMap(FileAnswer.Present::status)
            .map(FileStatus::writable)
            .orElse(true);
    if (alters && !writable) {
      throw new TaskFailedException(
          "The acting user may not write in \"%s\". Become a user who may."
              .formatted(observed.root().path()));
    }
  }

  private static Change state(String path, Optional<String> before, Optional<String> after) {
    return new Change.Attribute(path, "state", before, after, false);
  }

  private static List<Change> changes(Step step) {
    String path = step.pair().path();
    List<Change> changes = new ArrayList<>();
    if (step.removes()) {
      changes.add(
          state(
              path,
              step.pair().answer().present().map(there -> there.type().label()),
              Optional.of(step.after().type().label())));
    }
    if (step.travels()) {
      changes.add(content(step));
    }
    step.before()
        .ifPresent(before -> changes.addAll(Ownership.changes(path, before, step.after())));
    if (step.time() && !step.travels()) {
      changes.add(
          Change.attribute(
              path,
              "modified",
              step.before()
                  .flatMap(FileAnswer.Present::status)
                  .map(status -> Instant.ofEpochSecond(status.modified()).toString())
                  .orElse("unknown"),
              Instant.ofEpochSecond(step.pair().entry().modified()).toString()));
    }
    return changes;
  }

  private static Change content(Step step) {
    String path = step.pair().path();
    LocalTree.Entry entry = step.pair().entry();
    return switch (entry.type()) {
      case DIRECTORY -> state(path, Optional.empty(), Optional.of("directory"));
      case LINK ->
          new Change.Attribute(
              path,
              "target",
              step.before().flatMap(FileAnswer.Present::linkTarget),
              Optional.of(entry.target()),
              false);
      default ->
          FileText.change(
              path,
              step.before()
                  .map(
                      there ->
                          new FileText.Described(there.size(), there.sha256(), Optional.empty())),
              new FileText.Described(
                  entry.size(), Optional.of(step.pair().sha256()), Optional.empty()));
    };
  }
}
