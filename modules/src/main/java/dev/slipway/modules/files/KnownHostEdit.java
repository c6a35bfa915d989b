package dev.slipway.modules.files;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The keys of a host that are to be in a {@code known_hosts} file, or not.
 *
 * @param keys each for this host alone; without any, all keys of the host are meant
 * @param hashed whether the name is to be hashed
 */
record KnownHostEdit(String host, List<KnownHostLine> keys, boolean hashed, boolean present)
    implements TextEdit {

  @Override
  public boolean needsFile() {
    return present;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    List<String> before = text.orElse("").lines().toList();
    List<String> after = before;
    for (KnownHostLine key : keys) {
      after = present ? with(after, key) : without(after, Optional.of(key));
    }
    if (keys.isEmpty()) {
      after = without(after, Optional.empty());
    }
    return after.equals(before)
        ? Edited.unchanged(text)
        : new Edited(
            Optional.of(after.isEmpty() ? "" : String.join("\n", after) + "\n"),
            present ? "key added" : "key removed");
  }

  /** The key once as it is to be written, and no other of its kind for this host. */
  private List<String> with(List<String> lines, KnownHostLine key) {
    List<String> changed = new ArrayList<>();
    int place = -1;
    boolean there = false;
    for (String line : lines) {
      Optional<KnownHostLine> found =
          KnownHostLine.parse(line).filter(other -> other.names(host) && other.isSameKind(key));
      boolean fits =
          found.filter(other -> other.isSameKey(key) && other.isHashed() == hashed).isPresent();
      if (found.isEmpty() || (fits && !there)) {
        there |= fits;
        changed.add(line);
        continue;
      }
      place = place < 0 ? changed.size() : place;
      found.get().without(host).map(KnownHostLine::line).ifPresent(changed::add);
    }
    if (!there) {
      changed.add(place < 0 ? changed.size() : place, written(key).line());
    }
    return List.copyOf(changed);
  }

  private KnownHostLine written(KnownHostLine key) {
    return hashed ? key.hashed(host) : key.of(List.of(host));
  }

  private List<String> without(List<String> lines, Optional<KnownHostLine> key) {
    List<String> left = new ArrayList<>();
    for (String line : lines) {
      Optional<KnownHostLine> found =
          KnownHostLine.parse(line)
              .filter(other -> other.names(host) && key.map(other::isSameKey).orElse(true));
      if (found.isEmpty()) {
        left.add(line);
      } else {
        found.get().without(host).map(KnownHostLine::line).ifPresent(left::add);
      }
    }
    return List.copyOf(left);
  }
}
