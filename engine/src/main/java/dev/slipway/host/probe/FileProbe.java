package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is at a path? Special files are never opened.
 *
 * @param path absolute
 * @param detail how much to tell about a regular file
 * @param follow whether a link is answered by what it leads to; a link that leads nowhere, or where
 *     the acting user may not look, is answered as the link itself also then
 */
public record FileProbe(String path, Detail detail, boolean follow) implements Probe<FileAnswer> {

  /** How much to tell about a regular file; each says all that those before it say. */
  public enum Detail {
    METADATA,
    DIGEST,
    /** The whole content; not for files that may be large. */
    CONTENT
  }

  /**
   * What is predicted about: what is at the path, or what is there when links are followed. These
   * are two things as soon as a link is there.
   */
  public record Subject(String path, boolean followed) {}

  public FileProbe {
    if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
  }

  public static FileProbe metadata(String path) {
    return new FileProbe(path, Detail.METADATA, false);
  }

  public static FileProbe digest(String path) {
    return new FileProbe(path, Detail.DIGEST, false);
  }

  public static FileProbe content(String path) {
    return new FileProbe(path, Detail.CONTENT, false);
  }

  /** The same question about what a link leads to. */
  public FileProbe following() {
    return following(true);
  }

  public FileProbe following(boolean links) {
    return new FileProbe(path, detail, links);
  }

  @Override
  public ProbeKind<FileProbe, FileAnswer> kind() {
    return FileProbeKind.INSTANCE;
  }

  @Override
  public Subject subject() {
    return new Subject(path, follow);
  }

  @Override
  public boolean isAnsweredBy(FileAnswer answer) {
    if (!(answer instanceof FileAnswer.Present present)) {
      return true;
    }
    if (follow && present.is(FileType.LINK)) {
      return false;
    }
    return switch (detail) {
      case METADATA -> true;
      case DIGEST -> !present.is(FileType.REGULAR) || present.sha256().isPresent();
      case CONTENT -> !present.is(FileType.REGULAR) || present.content().isPresent();
    };
  }

  /** A file that stays the same one keeps its content. */
  @Override
  public Optional<FileAnswer> completed(FileAnswer predicted, FileAnswer now) {
    return predicted instanceof FileAnswer.Present after
            && now instanceof FileAnswer.Present before
            && after.inode().isPresent()
            && after.inode().equals(before.inode())
        ? Optional.of(after.completedBy(before))
        : Optional.empty();
  }

  @Override
  public boolean isAbsent(FileAnswer answer) {
    return answer instanceof FileAnswer.Absent;
  }

  @Override
  public List<Subject> enclosing() {
    List<Subject> directories = new ArrayList<>();
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      directories.add(new Subject(path.substring(0, slash), true));
    }
    return List.copyOf(directories);
  }

  @Override
  public Optional<FileAnswer> impliedBy(Object enclosingAnswer) {
    return switch (enclosingAnswer) {
      case FileAnswer.Absent absent -> Optional.of(absent);
      case FileAnswer.Denied denied -> Optional.of(denied);
      case FileAnswer.Present present when !present.is(FileType.DIRECTORY) ->
          Optional.of(new FileAnswer.Absent());
      default -> Optional.empty();
    };
  }
}
