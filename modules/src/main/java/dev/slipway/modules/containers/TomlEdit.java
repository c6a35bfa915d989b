package dev.slipway.modules.containers;

import dev.slipway.module.Change;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.toml.TomlDifference;
import dev.slipway.modules.support.toml.TomlDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An edit of a TOML file, shown key by key; a file that is new is shown as a whole.
 *
 * @param change gives the same document when nothing is to be done
 */
record TomlEdit(UnaryOperator<TomlDocument> change) implements TextEdit {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)password|passwd|secret|token|authorization|\\bauth\\b|client_key|\\bheader\\b");

  @Override
  public boolean needsFile() {
    return true;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    TomlDocument before = TomlDocument.parse(text.orElse(""));
    return new Edited(Optional.of(change.apply(before).text()), "");
  }

  @Override
  public List<Change> shown(Change.Text change) {
    Optional<TomlDocument> before = change.before().map(TomlDocument::parse);
    Optional<TomlDocument> after = change.after().map(TomlDocument::parse);
    if (before.isEmpty() || after.isEmpty()) {
      return List.of(masked(change));
    }
    List<TomlDifference> differences = before.get().differences(after.get());
    return differences.isEmpty()
        ? List.of(change)
        : differences.stream().map(one -> shown(change.subject(), one)).toList();
  }

  private static Change shown(String file, TomlDifference difference) {
    String key = difference.path().toString();
    return new Change.Attribute(
        file, key, difference.before(), difference.after(), SECRET.matcher(key).find());
  }

  private static Change masked(Change.Text change) {
    boolean secret = SECRET.matcher(change.after().orElse("")).find();
    return new Change.Text(change.subject(), change.before(), change.after(), secret);
  }
}
