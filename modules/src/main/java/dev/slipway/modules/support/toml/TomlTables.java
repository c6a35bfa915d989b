package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the values of sections together, and sees that nothing is defined twice. */
final class TomlTables {
  private final String text;
  private final Table root = new Table(Origin.HEADER);

  /** How a table came to be, which decides what may be added to it. */
  private enum Origin {
    /** By a header of a table in it. */
    ABOVE_HEADER,
    HEADER,
    DOTTED_KEY,
    INLINE
  }

  private static final class Table {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private Origin origin;

    private Table(Origin origin) {
      this.origin = origin;
    }
  }

  /** An array that headers in double brackets make. */
  private record Tables(List<Table> tables) {}

  private TomlTables(String text) {
    this.text = text;
  }

  static Map<String, Object> values(String text, List<TomlSection> sections) {
    TomlTables all = new TomlTables(text);
    for (TomlSection section : sections) {
      Table table = section.path().size() == 0 ? all.root : all.open(section);
      for (TomlEntry entry : section.entries()) {
        List<String> keys = entry.path().after(section.path()).keys();
        all.put(table, keys, entry.value(), entry.key());
      }
    }
    return plain(all.root);
  }

  private Table open(TomlSection section) {
    int steps = section.path().size() - (section.element() ? 2 : 1);
    Table parent = root;
    int step = 0;
    while (step < steps) {
      String key = section.path().keys().get(step++);
      Object member = parent.members.computeIfAbsent(key, _ -> new Table(Origin.ABOVE_HEADER));
      if (member instanceof Tables) {
        step++;
      }
      parent = enter(member, section);
    }
    if (step == section.path().size()) {
      throw clash(section, "is an array of tables already; write double brackets.");
    }
    String last = section.path().keys().get(step);
    return section.element() ? add(parent, last, section) : open(parent, last, section);
  }

  private Table enter(Object member, TomlSection section) {
    return switch (member) {
      case Table table when table.origin != Origin.INLINE -> table;
      case Tables array -> array.tables().getLast();
      default -> throw clash(section, "lies in something that is no table of its own.");
    };
  }

  private Table open(Table parent, String key, TomlSection section) {
    Object member = parent.members.computeIfAbsent(key, _ -> new Table(Origin.ABOVE_HEADER));
    if (!(member instanceof Table table) || table.origin != Origin.ABOVE_HEADER) {
      throw clash(section, "is defined before already.");
    }
    table.origin = Origin.HEADER;
    return table;
  }

  private Table add(Table parent, String key, TomlSection section) {
    Object member = parent.members.computeIfAbsent(key, _ -> new Tables(new ArrayList<>()));
    if (!(member instanceof Tables array)) {
      throw clash(section, "is defined before already, and not as an array of tables.");
    }
    Table table = new Table(Origin.HEADER);
    array.tables().add(table);
    return table;
  }

  private TomlException clash(TomlSection section, String what) {
    return TomlException.at(text, section.header(), "[" + section.path() + "] " + what);
  }

  private void put(Table table, List<String> keys, TomlNode value, int at) {
    Table inner = table;
    for (String key : keys.subList(0, keys.size() - 1)) {
      Object member = inner.members.computeIfAbsent(key, _ -> new Table(Origin.DOTTED_KEY));
      if (!(member instanceof Table dotted) || dotted.origin != Origin.DOTTED_KEY) {
        throw TomlException.at(
            text, at, TomlWriter.dotted(keys) + " adds to something that is defined already.");
      }
      inner = dotted;
    }
    if (inner.members.putIfAbsent(keys.getLast(), built(value)) != null) {
      throw TomlException.at(text, at, TomlWriter.dotted(keys) + " is set before already.");
    }
  }

  private Object built(TomlNode node) {
    return switch (node) {
      case TomlNode.Scalar scalar -> scalar.value();
      case TomlNode.Items array -> array.items().stream().map(this::built).toList();
      case TomlNode.Inline inline -> {
        Table table = new Table(Origin.INLINE);
        inline.members().forEach(one -> put(table, one.keys(), one.value(), one.start()));
        yield table;
      }
    };
  }

  private static Map<String, Object> plain(Table table) {
    Map<String, Object> values = new LinkedHashMap<>();
    table.members.forEach((key, member) -> values.put(key, plain(member)));
    return Collections.unmodifiableMap(values);
  }

  private static Object plain(@Nullable Object member) {
    return switch (member) {
      case Table table -> plain(table);
      case Tables array -> array.tables().stream().map(TomlTables::plain).toList();
      case List<?> list -> list.stream().map(TomlTables::plain).toList();
      case null -> throw new IllegalStateException("no value");
      default -> member;
    };
  }
}
