package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is below a directory, down to some depth, with times? Links are told; one at {@code path}
 * itself is followed.
 *
 * @param path absolute
 * @param depth how many levels, 1 for what is in the directory itself; 0 for all
 * @param follow whether directories that links lead to are looked into
 */
public record ListingProbe(String path, int depth, boolean follow) implements Probe<ListingAnswer> {

  public ListingProbe {
    if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
  }

  @Override
  public ProbeKind<ListingProbe, ListingAnswer> kind() {
    return ListingProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(ListingAnswer answer) {
    return answer.root() == ListingAnswer.Root.ABSENT;
  }

  /** What changes below the directory changes the listing. */
  @Override
  public List<Object> enclosing() {
    List<Object> subjects = new ArrayList<>();
    subjects.add(new TreeProbe(path).subject());
    subjects.addAll(new TreeProbe(path).enclosing());
    return List.copyOf(subjects);
  }

  @Override
  public Optional<ListingAnswer> impliedBy(Object enclosingAnswer) {
    boolean gone = enclosingAnswer instanceof FileAnswer.Absent;
    return gone ? Optional.of(ListingAnswer.ABSENT) : Optional.empty();
  }
}
