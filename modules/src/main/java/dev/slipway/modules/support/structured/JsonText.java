package dev.slipway.modules.support.structured;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** A JSON text. What is added is laid out as what is there. */
record JsonText(String text, Placed root) implements StructuredText {
  private static final String UNIT = "  ";

  static JsonText parse(String text) {
    return new JsonText(text, JsonTree.read(text));
  }

  @Override
  public Object values() {
    return root.value();
  }

  @Override
  public StructuredText with(KeyPath path, Object value) {
    Placed outer = root;
    KeyPath rest = path;
    while (!rest.isRoot()) {
      Optional<Integer> index = outer.indexOf(rest.first());
      if (index.isEmpty()) {
        return outer instanceof Placed.Leaf leaf
            ? replaced(leaf, rest, value)
            : added(outer, rest, value);
      }
      outer = outer.places().get(index.get()).placed();
      rest = rest.rest();
    }
    return replaced(outer, rest, value);
  }

  private StructuredText replaced(Placed there, KeyPath below, Object value) {
    String written = written(Placed.nested(below, value), indent(there.start()));
    return spliced(there.start(), there.end(), written);
  }

  /** Behind the last member; an object of one line stays one, an empty one is spread. */
  private StructuredText added(Placed outer, KeyPath rest, Object value) {
    Object inner = Placed.nested(rest.rest(), value);
    String name = outer instanceof Placed.Entries ? Values.quoted(rest.first()) + ": " : "";
    List<Placed.Place> places = outer.places();
    if (places.isEmpty()) {
      String around = indent(outer.start());
      String inside = around + unit();
      return spliced(
          outer.start() + 1,
          outer.end() - 1,
          "\n" + inside + name + written(inner, inside) + "\n" + around);
    }
    int end = places.getLast().placed().end();
    boolean spread = text.substring(outer.start(), places.getFirst().start()).contains("\n");
    if (!spread) {
      return spliced(end, end, ", " + name + Values.inline(inner));
    }
    String inside = indent(places.getLast().start());
    return spliced(end, end, ",\n" + inside + name + written(inner, inside));
  }

  @Override
  public StructuredText without(KeyPath path) {
    Placed outer = root;
    KeyPath rest = path;
    while (rest.keys().size() > 1) {
      outer = outer.places().get(outer.indexOf(rest.first()).orElseThrow()).placed();
      rest = rest.rest();
    }
    List<Placed.Place> places = outer.places();
    int index = outer.indexOf(rest.first()).orElseThrow();
    if (places.size() == 1) {
      return spliced(outer.start() + 1, outer.end() - 1, "");
    }
    return index == 0
        ? spliced(places.get(0).start(), places.get(1).start(), "")
        : spliced(places.get(index - 1).placed().end(), places.get(index).placed().end(), "");
  }

  private JsonText spliced(int start, int end, String between) {
    return parse(text.substring(0, start) + between + text.substring(end));
  }

  /** The blanks at the beginning of the line of a place. */
  private String indent(int place) {
    int line = text.lastIndexOf('\n', place - 1) + 1;
    int end = line;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(line, end);
  }

  /** By how much each level stands further in. */
  private String unit() {
    return root.places().stream()
        .findFirst()
        .map(place -> indent(place.start()))
        .filter(indent -> !indent.isEmpty())
        .orElse(UNIT);
  }

  private String written(Object value, String indent) {
    String inside = indent + unit();
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.entrySet().stream()
              .map(
                  entry ->
                      Values.quoted(String.valueOf(entry.getKey()))
                          + ": "
                          + written(entry.getValue(), inside))
              .collect(spread(indent, "{", "}"));
      case List<?> list when list.stream().anyMatch(JsonText::isOuter) ->
          list.stream().map(item -> written(item, inside)).collect(spread(indent, "[", "]"));
      default -> Values.inline(value);
    };
  }

  private Collector<CharSequence, ?, String> spread(String indent, String open, String close) {
    String inside = indent + unit();
    return Collectors.joining(",\n" + inside, open + "\n" + inside, "\n" + indent + close);
  }

  private static boolean isOuter(Object value) {
    return value instanceof Map || value instanceof List;
  }
}
