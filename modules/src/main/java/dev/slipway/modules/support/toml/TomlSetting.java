package dev.slipway.modules.support.toml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sets a value at a path. */
final class TomlSetting {
  private final TomlDocument document;
  private final TomlPath path;
  private final TomlLayout layout;

  private TomlSetting(TomlDocument document, TomlPath path) {
    this.document = document;
    this.path = path;
    this.layout = new TomlLayout(document);
  }

  /**
   * @param value as {@link TomlWriter#normalised} returns it
   */
  static TomlDocument of(TomlDocument document, TomlPath path, Object value) {
    return new TomlSetting(document, path).set(value);
  }

  static boolean isTables(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
  }

  private TomlDocument set(Object value) {
    Optional<Object> now = document.find(path);
    if (now.isPresent() && now.get().equals(value)) {
      return document;
    }
    if (value instanceof Map<?, ?> map) {
      return merge(map, now);
    }
    if (now.isEmpty()) {
      return add(value);
    }
    Optional<TomlNode> node = layout.node(path);
    if (node.isPresent() && !(node.get() instanceof TomlNode.Inline)) {
      return replace(node.get(), value);
    }
    if (now.get() instanceof Map) {
      throw new TomlException(
          "\"%s\" is a table, and no value can take its place.".formatted(path));
    }
    return of(document.without(path), path, value);
  }

  private TomlDocument merge(Map<?, ?> map, Optional<Object> now) {
    if (now.isPresent() && !(now.get() instanceof Map)) {
      throw new TomlException("\"%s\" is a value, not a table.".formatted(path));
    }
    if (map.isEmpty()) {
      return now.isPresent() ? document : addTable();
    }
    TomlDocument edited = document;
    for (Map.Entry<?, ?> member : map.entrySet()) {
      edited = of(edited, path.child(String.valueOf(member.getKey())), member.getValue());
    }
    return edited;
  }

  private TomlDocument replace(TomlNode node, Object value) {
    if (node instanceof TomlNode.Items array && value instanceof List<?> wanted) {
      return TomlItems.of(document, array, wanted);
    }
    String before = document.text().substring(node.start(), node.end());
    return new TomlSplice(node.start(), node.end(), TomlWriter.valueLike(value, before))
        .of(document);
  }

  /** The innermost table around the path that is there. */
  private TomlPath outer() {
    for (int size = path.size() - 1; size > 0; size--) {
      TomlPath outer = path.first(size);
      Optional<Object> found = document.find(outer);
      if (found.isPresent() && !(found.get() instanceof Map)) {
        boolean tables = found.get() instanceof List<?> list && isTables(list);
        throw new TomlException(
            "\"%s\" is %s."
                .formatted(
                    outer,
                    tables
                        ? "an array of tables; name one of them by its number"
                        : "a value, not a table"));
      }
      if (found.isPresent()) {
        return outer;
      }
    }
    return TomlPath.of();
  }

  private TomlDocument add(Object value) {
    TomlPath outer = outer();
    for (int size = outer.size(); size > 0; size--) {
      if (layout.node(outer.first(size)).orElse(null) instanceof TomlNode.Inline inline) {
        return addMember(inline, path.after(outer.first(size)), value);
      }
    }
    Optional<TomlSection> section = layout.section(outer);
    Optional<TomlEntry> dotted = section.isPresent() ? Optional.empty() : layout.dotted(outer);
    if (dotted.isPresent()) {
      TomlSection around = layout.around(dotted.get());
      return addLine(dotted.get().end(), around, path.after(around.path()), value);
    }
    if (value instanceof List<?> list && isTables(list)) {
      return addTables(outer, list);
    }
    TomlPath table = path.first(path.size() - 1);
    if (section.isPresent() && table.equals(outer)) {
      return addLine(layout.placeForEntry(section.get()), section.get(), path.after(outer), value);
    }
    String line = TomlWriter.key(path.last()) + " = " + TomlWriter.value(value);
    return addSection(outer, table, List.of(line));
  }

  private TomlDocument addTable() {
    TomlPath outer = outer();
    boolean ofHeaders = layout.section(outer).isPresent() || layout.firstBelow(outer).isPresent();
    return ofHeaders ? addSection(outer, path, List.of()) : add(Map.of());
  }

  private TomlDocument addMember(TomlNode.Inline inline, TomlPath keys, Object value) {
    String member = keys + " = " + TomlWriter.value(value);
    return inline.members().isEmpty()
        ? new TomlSplice(inline.start(), inline.end(), "{ " + member + " }").of(document)
        : TomlSplice.insert(inline.members().getLast().value().end(), ", " + member).of(document);
  }

  private TomlDocument addLine(int at, TomlSection section, TomlPath keys, Object value) {
    String line = layout.indentOfEntries(section) + keys + " = " + TomlWriter.value(value);
    boolean beforeHeader =
        section.path().size() == 0
            && section.entries().isEmpty()
            && at < document.text().length()
            && document.text().charAt(at) != '\n'
            && document.text().charAt(at) != '\r';
    String blank = beforeHeader ? layout.lineEnd() : "";
    return TomlSplice.insert(at, layout.lineEndBefore(at) + line + layout.lineEnd() + blank)
        .of(document);
  }

  /** A table that only the headers of tables in it make gets its header before theirs. */
  private TomlDocument addSection(TomlPath outer, TomlPath table, List<String> lines) {
    String header = header(table, "[", "]", lines);
    Optional<TomlSection> first = table.equals(outer) ? layout.firstBelow(table) : Optional.empty();
    if (first.isPresent()) {
      int at = layout.startOf(layout.indexOf(first.get()));
      return TomlSplice.insert(at, header + layout.lineEnd()).of(document);
    }
    return insertBehind(outer, header);
  }

  private TomlDocument insertBehind(TomlPath outer, String section) {
    int at = layout.endOf(outer);
    String blank = at == 0 ? "" : layout.lineEnd();
    return TomlSplice.insert(at, layout.lineEndBefore(at) + blank + section).of(document);
  }

  private String header(TomlPath table, String open, String close, List<String> lines) {
    String indent = layout.indentOfHeader(table);
    TomlSection like = new TomlSection(table, false, 0, 0, 0, List.of());
    String inner = indent + layout.indentOfEntries(like);
    return indent
        + open
        + written(table)
        + close
        + layout.lineEnd()
        + lines.stream().map(line -> inner + line + layout.lineEnd()).collect(Collectors.joining());
  }

  /** As a header names it: without the numbers of the tables in arrays. */
  private TomlPath written(TomlPath table) {
    TomlPath written = TomlPath.of();
    for (int size = 1; size <= table.size(); size++) {
      boolean number =
          document.find(table.first(size - 1)).filter(List.class::isInstance).isPresent();
      written = number ? written : written.child(table.keys().get(size - 1));
    }
    return written;
  }

  private TomlDocument addTables(TomlPath outer, List<?> tables) {
    TomlDocument edited = document;
    for (int index = 0; index < tables.size(); index++) {
      TomlSetting setting = new TomlSetting(edited, path);
      edited = setting.insertBehind(outer, setting.header(path, "[[", "]]", List.of()));
      edited = of(edited, path.child(String.valueOf(index)), tables.get(index));
    }
    return edited;
  }
}
