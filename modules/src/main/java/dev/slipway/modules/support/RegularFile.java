package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place where a regular file is to be, and who is to own it. Where its content comes from is not
 * said here: it may come to be on the host only.
 */
public record RegularFile(FilePlace place, Ownership ownership) {

  /** The regular file that is there. */
  public Optional<FileAnswer.Present> before() {
    return place.answer().present().filter(file -> file.is(FileType.REGULAR));
  }

  /**
   * The file afterwards, but for its content; a link that was not followed is replaced.
   *
   * @throws TaskFailedException when something else than a file or a link is there
   */
  public FileAnswer.Present after() {
    return ownership.appliedTo(base(), place.umask());
  }

  private FileAnswer.Present base() {
    return switch (place.answer()) {
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Absent _ -> fresh();
      case FileAnswer.Present present ->
          switch (present.type()) {
            case REGULAR -> present.withoutStatus();
            case LINK -> fresh();
            case DIRECTORY, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE ->
                throw new TaskFailedException(
                    "\"%s\" is a %s, not a file. Remove it first, or choose another path."
                        .formatted(place.path(), present.type().label()));
          };
    };
  }

  private FileAnswer.Present fresh() {
    place.mustTakeEntries();
    return place.fresh(FileType.REGULAR);
  }

  /**
   * What differs.
   *
   * @param content the change of the content; empty when it is the wanted one
   */
  List<Change> changes(Optional<Change> content) {
    FileAnswer.Present after = after();
    String path = place.path();
    List<Change> changes = new ArrayList<>();
    if (content.isPresent()) {
      place.mustTakeEntries();
    }
    if (place.answer().is(FileType.LINK)) {
      changes.add(Change.attribute(path, "state", "link", "file"));
    }
    content.ifPresent(changes::add);
    changes.addAll(
        before()
            .map(file -> Ownership.changes(path, file, after))
            .orElseGet(() -> ownership.changes(path, after)));
    return changes;
  }

  /**
   * What differs where the content is made on the host, so that it is known after apply.
   *
   * @param content the change of the content; empty when it is the wanted one
   */
  public Diff diff(Optional<Change> content) {
    Diff diff = Diff.ofChanges(action(), changes(content));
    if (diff.isEmpty()) {
      return diff;
    }
    return diff.predicting(
        content.isPresent() ? FilePredictions.afterApply(place.path()) : place.predict(after()));
  }

  Action action() {
    return place.answer() instanceof FileAnswer.Absent ? Action.CREATE : Action.UPDATE;
  }

  /** Gives the file that is there its owner, group and mode. */
  public void own(HostSession host) throws HostException {
    for (ShellCommand command : place.change(before().orElseThrow(), after())) {
      host.require(command);
    }
  }
}
