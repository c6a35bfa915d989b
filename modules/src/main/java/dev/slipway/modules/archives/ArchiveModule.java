package dev.slipway.modules.archives;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FileAttributes;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FilePredictions;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Packs files and directories of the host into an archive. */
final class ArchiveModule implements TaskModule<ArchiveDesired, ArchiveObserved> {
  private static final ModuleSpec SPEC = ArchiveSpec.spec();

  /**
   * Arguments: target, owner and group, mode, directory, and the words of the program that reads
   * the names and prints the archive.
   */
  private static final String PUT =
      """
      set -e
      umask 077
      target=$1 owned=$2 mode=$3 root=$4; shift 4
      new=$(mktemp -- "${target%/*}/.slipway.XXXXXXXX")
      trap 'rm -f -- "$new"' EXIT
      trap 'exit 129' HUP INT TERM PIPE
      (cd -- "$root" && "$@") >"$new"
      chown -h -- "$owned" "$new"
      chmod -- "$mode" "$new"
      sync -- "$new"
      mv -f -T -- "$new" "$target"
      trap - EXIT\
      """;

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ArchiveDesired bind(Arguments arguments) {
    return ArchiveSpec.bind(arguments);
  }

  @Override
  public ArchiveObserved observe(ArchiveDesired desired, HostReader host) throws HostException {
    return ArchiveObserved.observe(desired, host);
  }

  @Override
  public Diff diff(ArchiveDesired desired, ArchiveObserved observed) {
    FilePlace place = observed.place();
    FileAnswer.Present after = after(desired, place);
    Optional<FileAnswer.Present> before = regular(place);
    List<Change> changes = new ArrayList<>();
    if (observed.isPacked()) {
      place.mustTakeEntries();
      mustBeNamed(desired, observed);
      if (place.answer().is(FileType.LINK)) {
        changes.add(Change.attribute(place.path(), "state", "link", "file"));
      }
      changes.add(
          new Change.Text(
              place.path(),
              before.map(_ -> ArchiveObserved.listing(observed.there())),
              Optional.of(ArchiveObserved.listing(observed.wanted())),
              false));
    }
    changes.addAll(
        before.isPresent()
            ? Ownership.changes(place.path(), before.get(), after)
            : desired.ownership().changes(place.path(), after));
    Action action = place.answer() instanceof FileAnswer.Present ? Action.UPDATE : Action.CREATE;
    Diff diff = Diff.ofChanges(action, changes);
    return diff.isEmpty()
        ? diff
        : diff.predicting(
            observed.isPacked()
                ? FilePredictions.afterApply(place.path())
                : place.predict(after.withoutStatus()));
  }

  /** zip gets its names by the line. */
  private static void mustBeNamed(ArchiveDesired desired, ArchiveObserved observed) {
    for (Entry entry : observed.wanted()) {
      if (desired.format() == Format.ZIP && entry.name().indexOf('\n') >= 0) {
        throw new TaskFailedException(
            "The name \"%s\" has a newline, which zip does not take. Choose another format."
                .formatted(entry.name()));
      }
    }
  }

  private static Optional<FileAnswer.Present> regular(FilePlace place) {
    return place.answer().present().filter(file -> file.is(FileType.REGULAR));
  }

  /** The archive afterwards, but for its content. */
  private static FileAnswer.Present after(ArchiveDesired desired, FilePlace place) {
    FileAnswer.Present base =
        switch (place.answer()) {
          case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
          case FileAnswer.Absent _ -> fresh(place);
          case FileAnswer.Present present when present.is(FileType.REGULAR) -> present;
          case FileAnswer.Present present when present.is(FileType.LINK) -> fresh(place);
          case FileAnswer.Present present ->
              throw new TaskFailedException(
                  "\"%s\" is a %s, not a file. Remove it first, or choose another path."
                      .formatted(place.path(), present.type().label()));
        };
    return desired.ownership().appliedTo(base, place.umask());
  }

  private static FileAnswer.Present fresh(FilePlace place) {
    place.mustTakeEntries();
    return place.fresh(FileType.REGULAR);
  }

  @Override
  public Map<String, Object> apply(ArchiveDesired desired, Diff diff, HostSession host)
      throws HostException {
    ArchiveObserved observed = observe(desired, host);
    FilePlace place = observed.place();
    FileAnswer.Present after = after(desired, place);
    if (observed.isPacked()) {
      host.require(packing(desired, observed, after));
      return Map.of();
    }
    Optional<ShellCommand> command =
        FileAttributes.change(place.path(), regular(place).orElseThrow(), after);
    if (command.isPresent()) {
      host.require(command.get());
    }
    return Map.of();
  }

  private static ShellCommand packing(
      ArchiveDesired desired, ArchiveObserved observed, FileAnswer.Present after) {
    boolean zip = desired.format() == Format.ZIP;
    ShellCommand command =
        ShellCommand.of(
            "sh",
            "-c",
            PUT,
            "sh",
            observed.place().path(),
            after.owner() + ":" + after.group(),
            Mode.text(after.mode()),
            desired.root());
    ShellCommand packing =
        zip
            ? command.with("zip", "-q", "-X", "-y", "-", "-@")
            : command
                .with("tar", "-c", "--format=gnu", "--no-recursion", "--hard-dereference")
                .with("--null", "--verbatim-files-from", "-T", "-", "-f", "-")
                .with(desired.format().options().toArray(String[]::new));
    String end = zip ? "\n" : "\0";
    String names =
        observed.wanted().stream().map(entry -> entry.name() + end).collect(Collectors.joining());
    return packing.input(names.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, Object> values(ArchiveDesired desired, ArchiveObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", desired.destination());
    values.put("archived", observed.wanted().stream().map(Entry::name).toList());
    values.put("arcroot", desired.root());
    return values;
  }
}
