package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.WantedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be brought about.
 *
 * @param made directories that are missing
 * @param unmounted whether what is mounted goes
 * @param mounted whether the source is mounted
 * @param remount with which options what is mounted is remounted
 * @param file fstab as it is to be; empty when it stays
 */
record MountWork(
    NewDirectories made,
    boolean unmounted,
    boolean mounted,
    Optional<MountOptions> remount,
    Optional<WantedFile> file) {

  static MountWork of(MountSettings desired, MountObserved observed) {
    boolean other =
        observed.mount() instanceof MountAnswer.Mounted there && !desired.isSameAs(there);
    boolean nothing = observed.mount() instanceof MountAnswer.Nothing;
    boolean mounted = desired.state().mounts() && (nothing || other);
    boolean unmounted = !nothing && (desired.state().unmounts() || (mounted && other));
    if (unmounted && desired.path().equals("/")) {
      throw new TaskFailedException(
          "Something else is the root of the host, and it stays mounted.");
    }
    return new MountWork(
        made(desired, observed),
        unmounted,
        mounted,
        mounted ? Optional.empty() : remount(desired, observed),
        file(desired, observed));
  }

  private static NewDirectories made(MountSettings desired, MountObserved observed) {
    return observed.above().isEmpty()
        ? new NewDirectories(List.of(), Ownership.none())
        : NewDirectories.plan(
            List.of(desired.path()), observed.above(), Ownership.none(), observed.actor());
  }

  private static Optional<MountOptions> remount(MountSettings desired, MountObserved observed) {
    if (!desired.state().mounts() || !(observed.mount() instanceof MountAnswer.Mounted there)) {
      return Optional.empty();
    }
    MountOptions before =
        observed
            .text()
            .at(desired.path())
            .map(entry -> MountOptions.of(entry.options()))
            .orElse(desired.options());
    boolean asDeclared = before.equals(desired.options());
    return asDeclared && desired.options().isHeldBy(there.options())
        ? Optional.empty()
        : Optional.of(desired.options().insteadOf(before));
  }

  private static Optional<WantedFile> file(MountSettings desired, MountObserved observed) {
    FstabText after =
        desired.state().writesEntry()
            ? observed.text().with(desired.entry())
            : observed.text().without(desired.path());
    if (observed.file().isEmpty() || after.equals(observed.text())) {
      return Optional.empty();
    }
    boolean fresh = observed.file().get().answer() instanceof FileAnswer.Absent;
    Ownership ownership = fresh ? Ownership.none().withMode(Mode.parse("0644")) : Ownership.none();
    return Optional.of(
        new WantedFile(Bytes.ofText(after.text()), ownership, Optional.empty(), desired.backup()));
  }

  Diff diff(MountSettings desired, MountObserved observed) {
    List<Change> changes = new ArrayList<>(made.changes());
    List<Prediction<?>> predictions = new ArrayList<>(made.predictions());
    if (mounted || unmounted) {
      changes.add(mountChange(desired, observed));
      predictions.addAll(FilePredictions.afterApply(desired.path()));
    }
    remount.ifPresent(options -> changes.add(optionChange(desired, observed, options)));
    if (!changes.isEmpty()) {
      predictions.addAll(predictions(desired));
    }
    file.map(wanted -> wanted.diff(observed.file().orElseThrow()))
        .ifPresent(
            diff -> {
              changes.addAll(diff.changes());
              predictions.addAll(diff.predictions());
            });
    Diff diff = Diff.ofChanges(action(desired), changes);
    if (diff.isEmpty()) {
      return diff;
    }
    // Other files are to be seen at the directory and below it.
    Diff predicted = diff.predicting(predictions);
    return mounted || unmounted ? predicted.withOpenEnd() : predicted;
  }

  private Action action(MountSettings desired) {
    if (desired.state().unmounts()) {
      return Action.DELETE;
    }
    return mounted && !unmounted ? Action.CREATE : Action.UPDATE;
  }

  private Change mountChange(MountSettings desired, MountObserved observed) {
    Optional<String> before =
        observed.mount() instanceof MountAnswer.Mounted there
            ? Optional.of(there.label())
            : Optional.empty();
    Optional<String> after =
        mounted
            ? Optional.of(desired.entry().source() + " (" + desired.entry().type() + ")")
            : Optional.empty();
    return new Change.Attribute(desired.path(), "mounted", before, after, false);
  }

  private static Change optionChange(
      MountSettings desired, MountObserved observed, MountOptions options) {
    String before =
        observed.mount() instanceof MountAnswer.Mounted there
            ? String.join(",", there.options())
            : "";
    return Change.attribute(desired.path(), "options", before, options.text());
  }

  private List<Prediction<?>> predictions(MountSettings desired) {
    FstabEntry entry = desired.entry();
    MountAnswer after =
        desired.state().unmounts()
            ? new MountAnswer.Nothing()
            : new MountAnswer.Mounted(
                entry.source(), entry.type(), desired.options().refusals(), true);
    return List.of(
        Prediction.of(MountProbe.of(desired.path()), after), Prediction.of(desired.probe(), after));
  }
}
