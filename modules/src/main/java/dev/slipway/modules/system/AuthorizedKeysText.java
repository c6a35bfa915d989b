package dev.slipway.modules.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of an {@code authorized_keys} file, line by line.
 *
 * @param lines without their ends
 */
record AuthorizedKeysText(List<String> lines) {

  static AuthorizedKeysText of(String text) {
    return new AuthorizedKeysText(text.lines().toList());
  }

  /** With each key on one line: where it stands, else at the end. */
  AuthorizedKeysText with(List<AuthorizedKey> keys) {
    List<String> changed = new ArrayList<>(lines);
    for (AuthorizedKey key : keys) {
      int place = place(changed, key);
      changed.removeIf(line -> holds(line, key) && !line.equals(key.line()));
      if (changed.stream().noneMatch(line -> holds(line, key))) {
        changed.add(Math.min(place, changed.size()), key.line());
      }
    }
    return new AuthorizedKeysText(List.copyOf(changed));
  }

  private static int place(List<String> lines, AuthorizedKey key) {
    for (int index = 0; index < lines.size(); index++) {
      if (holds(lines.get(index), key)) {
        return index;
      }
    }
    return lines.size();
  }

  AuthorizedKeysText without(List<AuthorizedKey> keys) {
    return new AuthorizedKeysText(
        lines.stream().filter(line -> keys.stream().noneMatch(key -> holds(line, key))).toList());
  }

  /** With nothing but these keys and comments: what cannot be read might be a key to sshd. */
  AuthorizedKeysText only(List<AuthorizedKey> keys) {
    List<String> left =
        lines.stream()
            .filter(
                line ->
                    line.isBlank()
                        || line.stripLeading().startsWith("#")
                        || keys.stream().anyMatch(key -> holds(line, key)))
            .toList();
    return new AuthorizedKeysText(left).with(keys);
  }

  private static boolean holds(String line, AuthorizedKey key) {
    Optional<AuthorizedKey> found = AuthorizedKey.parse(line);
    return !line.stripLeading().startsWith("#") && found.filter(key::isSameKey).isPresent();
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
