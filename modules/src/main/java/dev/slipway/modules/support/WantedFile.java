package dev.slipway.modules.support;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.host.FileWrite;
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
import java.util.Map;
import java.util.Optional;

/**
 * A regular file as it is to be.
 *
 * @param validate a command with {@code %s} that must accept the content before it is put in place
 * @param backup whether a file that is replaced is kept
 */
public record WantedFile(
    Content content, Ownership ownership, Optional<String> validate, boolean backup) {

  public static WantedFile of(Content content, Ownership ownership) {
    return new WantedFile(content, ownership, Optional.empty(), false);
  }

  /**
   * What differs at a place; a link there that was not followed is replaced.
   *
   * @throws TaskFailedException when something else than a file or a link is there
   */
  public Diff diff(FilePlace place) {
    FileAnswer.Present after = after(place);
    List<Change> changes = changes(place, after);
    boolean created = place.answer() instanceof FileAnswer.Absent;
    if (isWritten(place)) {
      place.mustTakeEntries();
    }
    return Diff.ofChanges(created ? Action.CREATE : Action.UPDATE, changes)
        .predicting(changes.isEmpty() ? List.of() : place.predict(after));
  }

  /** The file afterwards. */
  public FileAnswer.Present after(FilePlace place) {
    FileAnswer.Present base =
        switch (place.answer()) {
          case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
          case FileAnswer.Absent _ -> fresh(place);
          case FileAnswer.Present present ->
              switch (present.type()) {
                case REGULAR -> present.withoutStatus();
                case LINK -> fresh(place);
                case DIRECTORY, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE ->
                    throw new TaskFailedException(
                        "\"%s\" is a %s, not a file. Remove it first, or choose another path."
                            .formatted(place.path(), present.type().label()));
              };
        };
    FileAnswer.Present owned = ownership.appliedTo(base, place.umask());
    if (!isWritten(place)) {
      return owned;
    }
    FileAnswer.Present other = owned.withoutInode();
    return content instanceof Bytes bytes
        ? other.withContent(bytes)
        : other.withDigest(content.size(), content.sha256());
  }

  private static FileAnswer.Present fresh(FilePlace place) {
    place.mustTakeEntries();
    return place.fresh(FileType.REGULAR);
  }

  private List<Change> changes(FilePlace place, FileAnswer.Present after) {
    List<Change> changes = new ArrayList<>();
    String path = place.path();
    Optional<FileAnswer.Present> before =
        place.answer().present().filter(present -> present.is(FileType.REGULAR));
    if (place.answer().is(FileType.LINK)) {
      changes.add(Change.attribute(path, "state", "link", "file"));
    }
    if (isWritten(place)) {
      changes.add(FileText.change(path, before.map(WantedFile::described), described(content)));
    }
    changes.addAll(
        before.isPresent()
            ? Ownership.changes(path, before.get(), after)
            : ownership.changes(path, after));
    return changes;
  }

  private static FileText.Described described(Content content) {
    return FileText.Described.of(content);
  }

  private static FileText.Described described(FileAnswer.Present file) {
    return new FileText.Described(file.size(), file.sha256(), file.content().flatMap(FileText::of));
  }

  /** Whether the content has to be put in place. */
  private boolean isWritten(FilePlace place) {
    return !place
        .answer()
        .present()
        .filter(present -> present.is(FileType.REGULAR))
        .flatMap(FileAnswer.Present::sha256)
        .equals(Optional.of(content.sha256()));
  }

  /**
   * Brings the file there.
   *
   * @return {@code backup_file}, when there is one
   */
  public Map<String, Object> apply(FilePlace place, HostSession host) throws HostException {
    FileAnswer.Present after = after(place);
    if (isWritten(place)) {
      return put(place, after, host)
          .<Map<String, Object>>map(kept -> Map.of("backup_file", kept))
          .orElse(Map.of());
    }
    FileAnswer.Present before = place.answer().present().orElseThrow();
    Optional<ShellCommand> command = FileAttributes.change(place.path(), before, after);
    if (command.isPresent()) {
      host.require(command.get());
    }
    return Map.of();
  }

  private Optional<String> put(FilePlace place, FileAnswer.Present after, HostSession host)
      throws HostException {
    return content instanceof RemoteContent remote
        ? remote.put(place.path(), after, validate, isKept(place), host)
        : host.write(write(place, after));
  }

  private boolean isKept(FilePlace place) {
    return backup && place.answer().is(FileType.REGULAR);
  }

  private FileWrite write(FilePlace place, FileAnswer.Present after) {
    // What replaces a link must not take over the attributes of what the link leads to.
    boolean all = place.answer().is(FileType.LINK);
    Optional<String> owner = ownership.owner().map(_ -> after.owner());
    Optional<String> group = ownership.group().map(_ -> after.group());
    Optional<Integer> mode = ownership.mode().map(_ -> after.mode());
    return FileWrite.of(place.path(), content)
        .withOwnership(
            all ? Optional.of(after.owner()) : owner,
            all ? Optional.of(after.group()) : group,
            all ? Optional.of(after.mode()) : mode)
        .withValidation(validate)
        .withBackup(isKept(place));
  }
}
