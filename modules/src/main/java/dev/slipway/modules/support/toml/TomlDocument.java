package dev.slipway.modules.support.toml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A TOML document that keeps how it is written. Immutable; an edit returns another document, in
 * which no character differs that does not belong to the key.
 *
 * <p>Values are String, Long, Double, Boolean, OffsetDateTime, LocalDateTime, LocalDate, LocalTime,
 * and lists and maps of those, in the order of the document. Errors are {@link TomlException}s.
 */
public final class TomlDocument {
  private final String text;
  private final List<TomlSection> sections;
  private final Map<String, Object> values;

  private TomlDocument(String text, List<TomlSection> sections, Map<String, Object> values) {
    this.text = text;
    this.sections = sections;
    this.values = values;
  }

  /**
   * Reads a text.
   *
   * @throws TomlException when it is not valid TOML 1.0, with line and column
   */
  public static TomlDocument parse(String text) {
    List<TomlSection> sections = TomlParser.sections(text);
    return new TomlDocument(text, sections, TomlTables.values(text, sections));
  }

  public static TomlDocument empty() {
    return parse("");
  }

  /** The document as it is written. */
  public String text() {
    return text;
  }

  List<TomlSection> sections() {
    return sections;
  }

  public Map<String, Object> values() {
    return values;
  }

  /** The value at a path: also a whole table, as a map. */
  public Optional<Object> find(TomlPath path) {
    Object value = values;
    for (String key : path.keys()) {
      Optional<Object> member = member(value, key);
      if (member.isEmpty()) {
        return Optional.empty();
      }
      value = member.get();
    }
    return Optional.of(value);
  }

  private static Optional<Object> member(Object value, String key) {
    return switch (value) {
      case Map<?, ?> map -> Optional.ofNullable(map.get(key));
      case List<?> list when key.matches("[0-9]{1,9}") && Integer.parseInt(key) < list.size() ->
          Optional.of(list.get(Integer.parseInt(key)));
      default -> Optional.empty();
    };
  }

  /** The text at a path, when one is there. */
  public Optional<String> text(TomlPath path) {
    return find(path).filter(String.class::isInstance).map(String.class::cast);
  }

  /**
   * The document with a value at a path: altered where it stands, or added to the table that it
   * belongs to, which is made when it is missing. A map is merged: its keys are set, others stay. A
   * list replaces the list that is there; the items that stay keep how they are written.
   *
   * @param value as documented above; other numbers and maps are taken, too
   * @throws TomlException when the path leads through something that is no table, or TOML cannot
   *     say the value
   */
  public TomlDocument with(TomlPath path, @Nullable Object value) {
    return TomlSetting.of(this, path, TomlWriter.normalised(value));
  }

  /** The document without what is at a path, a whole table with all that lies in it. */
  public TomlDocument without(TomlPath path) {
    return find(path).isEmpty() ? this : TomlRemoval.of(this, path);
  }

  /** What differs in values, key by key. */
  public List<TomlDifference> differences(TomlDocument after) {
    return TomlDifference.between(this, after);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TomlDocument document && text.equals(document.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
