package dev.slipway.modules.containers;

import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.modules.toml.TomlDifference;
import dev.slipway.modules.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shows the change of a TOML file key by key. */
final class TomlChanges {
  private static final Pattern SECRET =
      Pattern.compile("(?i)password|passwd|secret|token|(^|[._\"])auth($|[\"])|authorization");

  private TomlChanges() {}

  /**
   * The same diff, in which the change of the file's text is one for each key; a file that is new is
   * shown as a whole, and so is one in which no value differs.
   */
  static Diff byKey(Diff diff, String path, Optional<TomlDocument> before, TomlDocument after) {
    List<TomlDifference> differences =
        before.map(document -> document.differences(after)).orElse(List.of());
    if (diff.isEmpty() || differences.isEmpty()) {
      return diff;
    }
    List<Change> changes = new ArrayList<>();
    for (Change change : diff.changes()) {
      if (change instanceof Change.Text || change instanceof Change.Opaque) {
        differences.forEach(it -> changes.add(change(path, it)));
      } else {
        changes.add(change);
      }
    }
    return Diff.ofChanges(diff.action(), changes).predicting(diff.predictions());
  }

  private static Change change(String path, TomlDifference difference) {
    String key = difference.path().toString();
    boolean secret = SECRET.matcher(key).find();
    return new Change.Attribute(path, key, difference.before(), difference.after(), secret);
  }
}
