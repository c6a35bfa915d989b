package dev.slipway.modules.support.toml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Where things stand in a document, and where new ones would stand. */
final class TomlLayout {
  private final String text;
  private final List<TomlSection> sections;

  TomlLayout(TomlDocument document) {
    text = document.text();
    sections = document.sections();
  }

  String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The value that is written at a path, when it stands behind an equals sign. */
  Optional<TomlNode> node(TomlPath path) {
    return sections.stream()
        .flatMap(section -> section.entries().stream())
        .filter(entry -> path.isIn(entry.path()))
        .findFirst()
        .flatMap(entry -> inner(entry.value(), path.after(entry.path())));
  }

  private static Optional<TomlNode> inner(TomlNode node, TomlPath path) {
    if (path.size() == 0) {
      return Optional.of(node);
    }
    return switch (node) {
      case TomlNode.Scalar _ -> Optional.empty();
      case TomlNode.Items array ->
          index(path.keys().getFirst(), array.items().size()).stream()
              .mapToObj(array.items()::get)
              .findFirst()
              .flatMap(item -> inner(item, path.after(path.first(1))));
      case TomlNode.Inline inline ->
          inline.members().stream()
              .filter(member -> path.isIn(new TomlPath(member.keys())))
              .findFirst()
              .flatMap(member -> inner(member.value(), path.after(new TomlPath(member.keys()))));
    };
  }

  private static OptionalInt index(String key, int count) {
    boolean valid = key.matches("[0-9]{1,9}") && Integer.parseInt(key) < count;
    return valid ? OptionalInt.of(Integer.parseInt(key)) : OptionalInt.empty();
  }

  /** The section whose header names a table; that of the root is always there. */
  Optional<TomlSection> section(TomlPath path) {
    return sections.stream().filter(section -> section.path().equals(path)).findFirst();
  }

  /** The last entry that makes a table by a dotted key. */
  Optional<TomlEntry> dotted(TomlPath table) {
    return sections.stream()
        .filter(section -> table.isBelow(section.path()))
        .flatMap(section -> section.entries().stream())
        .filter(entry -> entry.path().isBelow(table))
        .reduce((_, last) -> last);
  }

  /** The section that an entry stands in. */
  TomlSection around(TomlEntry entry) {
    return sections.stream()
        .filter(section -> section.entries().contains(entry))
        .findFirst()
        .orElseThrow();
  }

  /** The first section of a table that has no header itself. */
  Optional<TomlSection> firstBelow(TomlPath table) {
    return sections.stream().filter(section -> section.path().isBelow(table)).findFirst();
  }

  /** Behind everything that belongs to a table, without the blank lines and comments after it. */
  int endOf(TomlPath table) {
    int last =
        IntStream.range(0, sections.size())
            .filter(index -> sections.get(index).path().isIn(table))
            .reduce((_, index) -> index)
            .orElse(sections.size() - 1);
    return withoutBlankLines(endOfSection(last), sections.get(last).contentEnd());
  }

  /** Behind the last line of a section that may get an entry: the last entry, or the header. */
  int placeForEntry(TomlSection section) {
    if (section.entries().isEmpty() && section.path().size() == 0) {
      return withoutBlankLines(endOfSection(0), 0);
    }
    return section.contentEnd();
  }

  /** Where the next section begins with the comments above it, or the end of the text. */
  int endOfSection(int index) {
    return index + 1 < sections.size()
        ? withComments(sections.get(index + 1), sections.get(index).contentEnd())
        : text.length();
  }

  int indexOf(TomlSection section) {
    return sections.indexOf(section);
  }

  /** The start of a section, with the comments directly above its header. */
  int startOf(int index) {
    return index == 0 ? 0 : endOfSection(index - 1);
  }

  private int withComments(TomlSection section, int least) {
    int start = section.start();
    while (start > least) {
      int line = text.lastIndexOf('\n', start - 2) + 1;
      if (line < least || !text.substring(line, start).stripLeading().startsWith("#")) {
        break;
      }
      start = line;
    }
    return start;
  }

  int withoutBlankLines(int end, int least) {
    int kept = end;
    while (kept > least) {
      int line = text.lastIndexOf('\n', kept - 2) + 1;
      if (line < least || !text.substring(line, kept).isBlank()) {
        break;
      }
      kept = line;
    }
    return kept;
  }

  /** The blanks before the entries of a section. */
  String indentOfEntries(TomlSection section) {
    if (!section.entries().isEmpty()) {
      return indent(section.entries().getLast());
    }
    String unit =
        sections.stream()
            .filter(other -> other.path().size() > 0 && !other.entries().isEmpty())
            .findFirst()
            .map(other -> behind(indent(other), indent(other.entries().getFirst())))
            .orElse("");
    return section.path().size() == 0 ? "" : indent(section) + unit;
  }

  /** The blanks before a new header. */
  String indentOfHeader(TomlPath path) {
    Optional<TomlSection> like =
        sections.stream()
            .filter(section -> section.path().size() == path.size())
            .filter(section -> section.path().isIn(path.first(path.size() - 1)))
            .findFirst();
    if (like.isPresent()) {
      return indent(like.get());
    }
    return IntStream.iterate(path.size() - 1, size -> size > 0, size -> size - 1)
        .mapToObj(size -> section(path.first(size)).map(it -> indent(it) + steps(path, size)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("");
  }

  private String steps(TomlPath path, int from) {
    return unitOfHeaders().repeat(path.size() - from);
  }

  private String unitOfHeaders() {
    return sections.stream()
        .filter(section -> section.path().size() > 1)
        .flatMap(
            section ->
                section(section.path().first(section.path().size() - 1)).stream()
                    .filter(outer -> outer.path().size() > 0)
                    .map(outer -> behind(indent(outer), indent(section))))
        .findFirst()
        .orElse("");
  }

  private static String behind(String outer, String inner) {
    return inner.startsWith(outer) ? inner.substring(outer.length()) : "";
  }

  private String indent(TomlEntry entry) {
    return text.substring(entry.start(), entry.key());
  }

  private String indent(TomlSection section) {
    return text.substring(section.start(), section.header());
  }

  /** The line end that must stand before a text that is put here, when one is missing. */
  String lineEndBefore(int at) {
    return at == 0 || text.charAt(at - 1) == '\n' ? "" : lineEnd();
  }
}
