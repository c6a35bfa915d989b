package dev.slipway.modules.support;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that is to hold certain bytes, or that is not to be there.
 *
 * @param content empty: no file
 * @param mode of the file; empty: a new file gets 0644, another keeps its own
 */
public record DeclaredFile(String path, Optional<Bytes> content, Optional<Mode> mode) {

  /** A file with this text. */
  public static DeclaredFile of(String path, String text) {
    return new DeclaredFile(path, Optional.of(Bytes.ofText(text)), Optional.empty());
  }

  /** No file. */
  public static DeclaredFile none(String path) {
    return new DeclaredFile(path, Optional.empty(), Optional.empty());
  }

  public DeclaredFile withMode(Optional<Mode> other) {
    return new DeclaredFile(path, content, other);
  }

  public FilePlace observe(HostReader host) throws HostException {
    return observeAll(host, List.of(path)).getFirst();
  }

  /** The places of several such files, asked for together, with their content. */
  public static List<FilePlace> observeAll(HostReader host, List<String> paths)
      throws HostException {
    List<FilePlace.Question> questions = new ArrayList<>();
    for (String path : paths) {
      questions.add(
          FilePlace.Question.of(
              path, FileProbe.Detail.CONTENT, FilePlace.Links.FOLLOW, Ownership.none()));
    }
    return FilePlace.observeAll(host, questions);
  }

  /** The text of the file at a place; empty when there is none. */
  public static String text(FilePlace place) {
    return content(place).map(Bytes::text).orElse("");
  }

  /** The content of the file at a place; empty when there is none. */
  public static Optional<Bytes> content(FilePlace place) {
    return place.answer().present().flatMap(FileAnswer.Present::content);
  }

  /**
   * What differs.
   *
   * @throws TaskFailedException when something else than a file is there
   */
  public Diff diff(FilePlace place) {
    if (content.isPresent()) {
      return wanted(place).diff(place);
    }
    return switch (place.answer()) {
      case FileAnswer.Absent _ -> Diff.none();
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present before when before.is(FileType.DIRECTORY) ->
          throw new TaskFailedException(
              "\"%s\" is a directory, not a file. Remove it first.".formatted(path));
      case FileAnswer.Present before ->
          Diff.of(Action.DELETE, List.of(removed(before)))
              .predicting(place.predict(new FileAnswer.Absent()));
    };
  }

  private Change removed(FileAnswer.Present before) {
    return new Change.Attribute(
        path, "state", Optional.of(before.type().label()), Optional.empty(), false);
  }

  /** A new file can be read by everybody, whatever the umask. */
  private WantedFile wanted(FilePlace place) {
    boolean fresh = place.answer() instanceof FileAnswer.Absent;
    Optional<Mode> usual = fresh ? Mode.parse("0644") : Optional.empty();
    return WantedFile.of(
        content.orElseThrow(), Ownership.none().withMode(mode.isPresent() ? mode : usual));
  }

  /** Brings the file there; nothing when it is as declared. */
  public void apply(FilePlace place, HostSession host) throws HostException {
    if (diff(place).isEmpty()) {
      return;
    }
    if (content.isPresent()) {
      wanted(place).apply(place, host);
    } else {
      host.require(ShellCommand.of("rm", "-f", "--", place.path()));
    }
  }
}
