package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is below a directory, at any depth? Links are told, not followed, and neither is one at
 * {@code path} itself.
 *
 * @param path absolute
 */
public record TreeProbe(String path) implements Probe<TreeAnswer> {

  /** A whole directory; more than the directory itself, which {@link FileProbe} is about. */
  public record Subject(String path) {}

  public TreeProbe {
    if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
  }

  @Override
  public ProbeKind<TreeProbe, TreeAnswer> kind() {
    return TreeProbeKind.INSTANCE;
  }

  @Override
  public Subject subject() {
    return new Subject(path);
  }

  @Override
  public List<FileProbe.Subject> enclosing() {
    List<FileProbe.Subject> directories = new ArrayList<>();
    directories.add(new FileProbe.Subject(path, true));
    directories.addAll(FileProbe.metadata(path).enclosing());
    return List.copyOf(directories);
  }

  @Override
  public Optional<TreeAnswer> impliedBy(Object enclosingAnswer) {
    boolean nothing =
        enclosingAnswer instanceof FileAnswer answer
            && !answer.is(FileType.DIRECTORY)
            && !(answer instanceof FileAnswer.Denied);
    return nothing ? Optional.of(TreeAnswer.EMPTY) : Optional.empty();
  }
}
