package dev.slipway.modules.files;

import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.modules.files.CopyObserved.Placed;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.RegisteredFile;
import dev.slipway.modules.support.WantedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code copy} and {@code template} do with what they looked at. */
final class CopyWork {
  private CopyWork() {}

  static Diff diff(CopyDesired desired, CopyObserved observed) {
    NewDirectories directories = observed.newDirectories(desired);
    List<Change> changes = new ArrayList<>(directories.changes());
    List<Prediction<?>> predictions = new ArrayList<>(directories.predictions());
    boolean created = directories.madeAt(observed.target()).isPresent();
    for (Placed file : files(desired, observed)) {
      Diff diff = wanted(desired, file).diff(place(file, directories));
      changes.addAll(diff.changes());
      predictions.addAll(diff.predictions());
      created |= observed.single() && diff.action() == Action.CREATE;
    }
    return Diff.ofChanges(created ? Action.CREATE : Action.UPDATE, changes).predicting(predictions);
  }

  static Map<String, Object> apply(CopyDesired desired, HostSession host) throws HostException {
    CopyObserved observed = CopyObservation.observe(desired, host);
    NewDirectories directories = observed.newDirectories(desired);
    Optional<ShellCommand> make = directories.command();
    if (make.isPresent()) {
      host.require(make.get());
    }
    Map<String, Object> returned = new LinkedHashMap<>();
    List<FileWrite> writes = new ArrayList<>();
    for (Placed file : files(desired, observed)) {
      WantedFile wanted = wanted(desired, file);
      FilePlace place = place(file, directories);
      Optional<FileWrite> write = observed.single() ? Optional.empty() : wanted.packed(place);
      if (write.isPresent()) {
        writes.add(write.get());
      } else if (!wanted.diff(place).isEmpty()) {
        returned.putAll(wanted.apply(place, host));
      }
    }
    host.writeAll(writes);
    return observed.single() ? returned : Map.of();
  }

  /** Those that may be written: without force only those that are not there. */
  private static List<Placed> files(CopyDesired desired, CopyObserved observed) {
    return observed.files().stream()
        .filter(
            file ->
                desired.controls().force()
                    || !(file.place().answer() instanceof FileAnswer.Present))
        .toList();
  }

  private static WantedFile wanted(CopyDesired desired, Placed file) {
    CopyDesired.Controls controls = desired.controls();
    return new WantedFile(
        file.item().content(),
        desired.ownershipOf(file.item()),
        controls.validate(),
        controls.backup());
  }

  private static FilePlace place(Placed file, NewDirectories directories) {
    return directories
        .madeAt(Paths.directory(file.place().path()))
        .map(file.place()::in)
        .orElse(file.place());
  }

  static Map<String, Object> values(CopyDesired desired, CopyObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", observed.target());
    desired.written().ifPresent(source -> values.put("src", source));
    if (!observed.single()) {
      values.put("state", "directory");
      return values;
    }
    Diff diff = diff(desired, observed);
    FileAnswer after = RegisteredFile.after(observed.files().getFirst().place(), diff);
    values.putAll(RegisteredFile.values(after));
    after
        .present()
        .flatMap(FileAnswer.Present::sha256)
        .ifPresent(digest -> values.put("checksum", digest));
    return values;
  }
}
