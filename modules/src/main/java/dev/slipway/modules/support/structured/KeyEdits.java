package dev.slipway.modules.support.structured;

import dev.slipway.module.Change;
import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Several edits of one file: keys that are merged into it, and keys that are not to be in it. For
 * modules about a file whose keys have a meaning of their own.
 */
public final class KeyEdits implements TextEdit {
  private final List<KeyEdit> edits;

  private KeyEdits(List<KeyEdit> edits) {
    this.edits = List.copyOf(edits);
  }

  /**
   * In a JSON file.
   *
   * @param merged a map of keys; maps in it are merged, too
   * @param absent keys of the outermost map
   */
  public static KeyEdits ofJson(Map<String, ?> merged, List<String> absent) {
    return of(Format.JSON, merged, absent);
  }

  /** In a YAML file, as {@link #ofJson}. */
  public static KeyEdits ofYaml(Map<String, ?> merged, List<String> absent) {
    return of(Format.YAML, merged, absent);
  }

  private static KeyEdits of(Format format, Map<String, ?> merged, List<String> absent) {
    List<KeyEdit> edits = new ArrayList<>();
    for (String key : absent) {
      edits.add(new KeyEdit(format, KeyPath.ROOT.child(key), Optional.empty()));
    }
    edits.add(new KeyEdit(format, KeyPath.ROOT, Optional.of(Values.normalised(merged))));
    return new KeyEdits(edits);
  }

  /** The keys of the outermost map of a text, none when there is no text. */
  public static List<String> keysOfJson(Optional<String> text) {
    return text.filter(written -> !written.isBlank())
        .map(written -> Format.JSON.parse(written).values())
        .filter(Map.class::isInstance)
        .map(map -> ((Map<?, ?>) map).keySet().stream().map(String::valueOf).toList())
        .orElse(List.of());
  }

  /** What is at a key of the outermost map of a text; empty when there is no such key. */
  public static Optional<Object> ofJson(Optional<String> text, String key) {
    return text.filter(written -> !written.isBlank())
        .flatMap(
            written -> Values.find(Format.JSON.parse(written).values(), KeyPath.ROOT.child(key)));
  }

  @Override
  public boolean needsFile() {
    return true;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    Edited edited = Edited.unchanged(text);
    for (KeyEdit edit : edits) {
      edited = edit.edit(edited.text(), argument);
    }
    return edited;
  }

  @Override
  public List<Change> shown(Change.Text change) {
    return edits.getLast().shown(change);
  }
}
