package dev.slipway.modules.support;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskFailedException;
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
    RegularFile file = at(place);
    List<Change> changes = file.changes(written(file));
    return Diff.ofChanges(file.action(), changes)
        .predicting(changes.isEmpty() ? List.of() : place.predict(after(place)));
  }

  private RegularFile at(FilePlace place) {
    return new RegularFile(place, ownership);
  }

  /** The file afterwards. */
  public FileAnswer.Present after(FilePlace place) {
    FileAnswer.Present owned = at(place).after();
    if (!isWritten(place)) {
      return owned;
    }
    FileAnswer.Present other = owned.withoutInode();
    return content instanceof Bytes bytes
        ? other.withContent(bytes)
        : other.withDigest(content.size(), content.sha256());
  }

  private Optional<Change> written(RegularFile file) {
    return isWritten(file.place())
        ? Optional.of(
            FileText.change(
                file.place().path(), file.before().map(WantedFile::described), described(content)))
        : Optional.empty();
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
    if (isWritten(place)) {
      return put(place, after(place), host)
          .<Map<String, Object>>map(kept -> Map.of("backup_file", kept))
          .orElse(Map.of());
    }
    at(place).own(host);
    return Map.of();
  }

  /**
   * What {@link HostSession#writeAll} has to put in place; empty when nothing is to be written, or
   * {@link #apply} has to.
   */
  public Optional<FileWrite> packed(FilePlace place) {
    return isWritten(place) && !(content instanceof RemoteContent)
        ? Optional.of(write(place, after(place)))
        : Optional.empty();
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
