package dev.slipway.modules.support.structured;

import dev.slipway.module.Change;
import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A value at a key, or none. A map is merged into the one that is there.
 *
 * @param value empty: nothing is to be at the key
 */
public record KeyEdit(Format format, KeyPath path, Optional<Object> value) implements TextEdit {

  @Override
  public boolean needsFile() {
    return value.isPresent();
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    if (argument.apply("\u00e9").length() != 1) {
      throw new IllegalArgumentException("it is not UTF-8, and so not " + format + ".");
    }
    if (text.isEmpty() && value.isEmpty()) {
      return Edited.unchanged(text);
    }
    StructuredText before = format.parse(text.filter(t -> !t.isBlank()).orElse(format.empty()));
    StructuredText after = value.isPresent() ? set(before, path, value.get()) : removed(before);
    if (before.values().equals(after.values()) && text.isPresent()) {
      return Edited.unchanged(text);
    }
    return new Edited(Optional.of(after.text()), value.isPresent() ? "key set" : "key removed");
  }

  private static StructuredText set(StructuredText before, KeyPath path, Object value) {
    Object found = Values.find(before.values(), path).orElse(Values.Null.NULL);
    boolean there = Values.find(before.values(), path).isPresent();
    if (there && found.equals(value)) {
      return before;
    }
    if (value instanceof Map<?, ?> map && (found instanceof Map || path.isRoot())) {
      StructuredText text = before;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text = set(text, path.child(String.valueOf(entry.getKey())), entry.getValue());
      }
      return text;
    }
    Object wanted = Values.with(before.values(), path, value);
    return checked(before.with(path, value), wanted);
  }

  private StructuredText removed(StructuredText before) {
    if (Values.find(before.values(), path).isEmpty()) {
      return before;
    }
    KeyPath outer = new KeyPath(path.keys().subList(0, path.keys().size() - 1));
    if (Values.find(before.values(), outer).orElseThrow() instanceof List) {
      // The next run would find another one there, and remove it too.
      throw new IllegalArgumentException(
          "\"%s\" is an item of a list. Set the list that remains.".formatted(path));
    }
    return checked(before.without(path), Values.without(before.values(), path));
  }

  /** An alias or a layout that is not foreseen must not alter anything else. */
  private static StructuredText checked(StructuredText after, Object wanted) {
    if (!after.values().equals(wanted)) {
      throw new IllegalArgumentException(
          "it is written in a way in which this key cannot be altered alone. Edit it by hand.");
    }
    return after;
  }

  @Override
  public List<Change> shown(Change.Text change) {
    Map<String, String> before = leaves(change.before());
    Map<String, String> after = leaves(change.after());
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Optional<String> was = Optional.ofNullable(before.get(key));
      Optional<String> is = Optional.ofNullable(after.get(key));
      if (!was.equals(is)) {
        changes.add(new Change.Attribute(change.subject(), key, was, is, change.sensitive()));
      }
    }
    return changes.isEmpty() ? List.of(change) : List.copyOf(changes);
  }

  private Map<String, String> leaves(Optional<String> text) {
    Map<String, String> leaves = new LinkedHashMap<>();
    text.filter(written -> !written.isBlank())
        .map(format::parse)
        .ifPresent(parsed -> collect(KeyPath.ROOT, parsed.values(), leaves));
    return leaves;
  }

  private static void collect(KeyPath path, Object value, Map<String, String> into) {
    if (value instanceof Map<?, ?> map && (!map.isEmpty() || path.isRoot())) {
      map.forEach((key, member) -> collect(path.child(String.valueOf(key)), member, into));
    } else {
      into.put(path.toString(), Values.inline(value));
    }
  }
}
