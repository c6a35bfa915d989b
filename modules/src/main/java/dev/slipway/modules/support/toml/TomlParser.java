package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a text into sections, entries and values. Whether keys clash is seen by TomlTables. */
final class TomlParser {
  private static final int DEEPEST = 200;

  private final TomlCursor cursor;
  private final List<TomlSection> sections = new ArrayList<>();
  private final Map<TomlPath, Integer> elements = new HashMap<>();
  private TomlSection section = new TomlSection(TomlPath.of(), false, 0, 0, 0, new ArrayList<>());
  private int depth;

  private TomlParser(String text) {
    cursor = new TomlCursor(text);
  }

  static List<TomlSection> sections(String text) {
    return new TomlParser(text).parse();
  }

  private List<TomlSection> parse() {
    cursor.takes("\ufeff");
    while (!cursor.isAtEnd()) {
      line();
    }
    sections.add(section);
    return List.copyOf(sections);
  }

  private void line() {
    int start = cursor.at();
    cursor.blanks();
    if (cursor.here() == '[') {
      header(start);
    } else if (cursor.here() == '#' || cursor.isAtEnd() || cursor.sees("\n") || cursor.sees("\r")) {
      cursor.endOfLine();
    } else {
      entry(start);
    }
  }

  private void header(int start) {
    int at = cursor.at();
    boolean element = cursor.takes("[[");
    if (!element) {
      cursor.next();
    }
    List<String> keys = TomlKeys.dotted(cursor);
    cursor.mustTake(element ? "]]" : "]", "the header of a table is not closed.");
    cursor.endOfLine();
    sections.add(section);
    section =
        new TomlSection(
            resolved(keys, element), element, start, at, cursor.at(), new ArrayList<>());
  }

  /** With the numbers of the tables in arrays: the last one is meant, or a new one. */
  private TomlPath resolved(List<String> keys, boolean element) {
    TomlPath path = TomlPath.of();
    for (int index = 0; index < keys.size(); index++) {
      path = path.child(keys.get(index));
      if (element && index == keys.size() - 1) {
        elements.merge(path, 1, Integer::sum);
      }
      Integer count = elements.get(path);
      path = count == null ? path : path.child(String.valueOf(count - 1));
    }
    return path;
  }

  private void entry(int start) {
    int key = cursor.at();
    TomlPath path = section.path().and(new TomlPath(TomlKeys.dotted(cursor)));
    cursor.mustTake("=", "\"=\" is expected behind the key.");
    cursor.blanks();
    TomlNode value = value();
    cursor.endOfLine();
    section.entries().add(new TomlEntry(path, start, key, value, cursor.at()));
  }

  private TomlNode value() {
    if (++depth > DEEPEST) {
      throw cursor.error("values are nested too deeply.");
    }
    int start = cursor.at();
    TomlNode node =
        switch (cursor.here()) {
          case '[' -> array(start);
          case '{' -> inline(start);
          case '"', '\'' -> {
            String text = TomlStrings.string(cursor);
            yield new TomlNode.Scalar(start, cursor.at(), text);
          }
          default -> {
            Object scalar = TomlScalars.scalar(cursor);
            yield new TomlNode.Scalar(start, cursor.at(), scalar);
          }
        };
    depth--;
    return node;
  }

  private TomlNode array(int start) {
    cursor.next();
    List<TomlNode> items = new ArrayList<>();
    cursor.blanksAndLines();
    while (!cursor.takes("]")) {
      items.add(value());
      cursor.blanksAndLines();
      if (!cursor.takes(",") && cursor.here() != ']') {
        throw cursor.error("\",\" or \"]\" is expected here, in the array.");
      }
      cursor.blanksAndLines();
    }
    return new TomlNode.Items(start, cursor.at(), List.copyOf(items));
  }

  private TomlNode inline(int start) {
    cursor.next();
    List<TomlNode.Member> members = new ArrayList<>();
    cursor.blanks();
    while (!cursor.takes("}")) {
      if (!members.isEmpty()) {
        cursor.mustTake(",", "\",\" or \"}\" is expected here, in the table.");
        cursor.blanks();
      }
      int key = cursor.at();
      List<String> keys = TomlKeys.dotted(cursor);
      cursor.mustTake("=", "\"=\" is expected behind the key.");
      cursor.blanks();
      members.add(new TomlNode.Member(keys, key, value()));
      cursor.blanks();
    }
    return new TomlNode.Inline(start, cursor.at(), List.copyOf(members));
  }
}
