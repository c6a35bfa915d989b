package dev.slipway.modules.support.structured;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A YAML text; comments, order and layout stay. */
record YamlText(String text, Optional<Placed> root) implements StructuredText {
  private static final int STEP = 2;

  static YamlText parse(String text) {
    @Nullable Placed root = YamlTree.read(text);
    return new YamlText(text, Optional.ofNullable(root));
  }

  @Override
  public Object values() {
    return root.<Object>map(Placed::value).orElse(Map.of());
  }

  @Override
  public StructuredText with(KeyPath path, Object value) {
    if (root.isEmpty()) {
      String before = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
      return parse(before + YamlLayout.block(Placed.nested(path, value), 0) + "\n");
    }
    Placed outer = root.get();
    int keyEnd = 0;
    KeyPath rest = path;
    while (!rest.isRoot()) {
      Optional<Integer> index = outer.indexOf(rest.first());
      if (index.isEmpty()) {
        return outer instanceof Placed.Leaf leaf
            ? replaced(leaf, keyEnd, Placed.nested(rest, value))
            : added(outer, rest.first(), Placed.nested(rest.rest(), value));
      }
      keyEnd = outer instanceof Placed.Entries map ? map.entries().get(index.get()).keyEnd() : 0;
      outer = outer.places().get(index.get()).placed();
      rest = rest.rest();
    }
    return replaced(outer, keyEnd, value);
  }

  /**
   * @param keyEnd behind the key of it; 0 for an item of a list
   */
  private StructuredText replaced(Placed there, int keyEnd, Object value) {
    if (isInFlow(there)) {
      return spliced(there.start(), there.end(), Values.inline(value));
    }
    if (keyEnd == 0) {
      int column = column(there.start());
      return spliced(there.start(), there.end(), YamlLayout.block(value, column));
    }
    int colon = text.indexOf(':', keyEnd) + 1;
    String blank = text.substring(colon, Math.max(colon, there.start()));
    boolean kept = there instanceof Placed.Leaf && !blank.isEmpty() && !blank.contains("\n");
    String between = kept && !YamlLayout.isSpread(value) ? blank : "";
    return spliced(
        colon,
        Math.max(colon, there.end()),
        between.isEmpty()
            ? YamlLayout.behindKey(value, indent(keyEnd) + STEP)
            : between + YamlLayout.block(value, 0));
  }

  /** Whether braces or brackets are around a place: a collection in them has them too. */
  private boolean isInFlow(Placed there) {
    return root.filter(outer -> isInFlow(outer, there)).isPresent();
  }

  @SuppressWarnings("ReferenceEquality") // Two places may be equal in all they hold.
  private static boolean isInFlow(Placed outer, Placed there) {
    boolean flow =
        switch (outer) {
          case Placed.Leaf _ -> false;
          case Placed.Items items -> items.flow();
          case Placed.Entries entries -> entries.flow();
        };
    boolean inside = outer != there && outer.start() <= there.start() && there.end() <= outer.end();
    return inside
        && (flow || outer.places().stream().anyMatch(place -> isInFlow(place.placed(), there)));
  }

  private StructuredText added(Placed outer, String key, Object value) {
    boolean map = outer instanceof Placed.Entries;
    List<Placed.Place> places = outer.places();
    boolean flow =
        outer instanceof Placed.Entries entries ? entries.flow() : ((Placed.Items) outer).flow();
    if (flow) {
      String member = (map ? YamlLayout.scalar(key) + ": " : "") + Values.inline(value);
      int end = places.isEmpty() ? outer.start() + 1 : places.getLast().placed().end();
      return spliced(end, end, (places.isEmpty() ? "" : ", ") + member);
    }
    int end = endOfLine(outer.end());
    int column = map ? column(outer.start()) : column(dash(places.getFirst().start()));
    String member =
        map
            ? YamlLayout.scalar(key) + ":" + YamlLayout.behindKey(value, column + STEP)
            : "- " + YamlLayout.block(value, column + STEP);
    return spliced(end, end, "\n" + " ".repeat(column) + member);
  }

  @Override
  public StructuredText without(KeyPath path) {
    Placed outer = root.orElseThrow();
    int keyEnd = 0;
    KeyPath rest = path;
    while (rest.keys().size() > 1) {
      int index = outer.indexOf(rest.first()).orElseThrow();
      keyEnd = outer instanceof Placed.Entries map ? map.entries().get(index).keyEnd() : 0;
      outer = outer.places().get(index).placed();
      rest = rest.rest();
    }
    List<Placed.Place> places = outer.places();
    int index = outer.indexOf(rest.first()).orElseThrow();
    if (places.size() == 1) {
      return replaced(outer, keyEnd, Map.of());
    }
    Placed.Place gone = places.get(index);
    if (((Placed.Entries) outer).flow()) {
      return index == 0
          ? spliced(gone.start(), places.get(1).start(), "")
          : spliced(places.get(index - 1).placed().end(), gone.placed().end(), "");
    }
    return withoutLines(gone, index + 1 < places.size() ? places.get(index + 1).start() : -1);
  }

  /**
   * @param next where the key behind it begins; -1 when it is the last
   */
  private StructuredText withoutLines(Placed.Place gone, int next) {
    int start = gone.start();
    int line = text.lastIndexOf('\n', start - 1) + 1;
    if (!text.substring(line, start).isBlank()) {
      // It stands behind the dash of an item: what comes next takes its place.
      return spliced(start, next, "");
    }
    int end = endOfLine(gone.placed().end());
    return end < text.length()
        ? spliced(line, end + 1, "")
        : spliced(Math.max(line - 1, 0), end, "");
  }

  private YamlText spliced(int start, int end, String between) {
    return parse(text.substring(0, start) + between + text.substring(end));
  }

  private int endOfLine(int place) {
    int end = text.indexOf('\n', place);
    return end < 0 ? text.length() : end;
  }

  private int column(int place) {
    return place - (text.lastIndexOf('\n', place - 1) + 1);
  }

  /** How far in the key that ends here stands. */
  private int indent(int keyEnd) {
    int line = text.lastIndexOf('\n', keyEnd - 1) + 1;
    int at = line;
    while (at < keyEnd && (text.charAt(at) == ' ' || isDash(at))) {
      at++;
    }
    return at - line;
  }

  private boolean isDash(int place) {
    return text.charAt(place) == '-' && place + 1 < text.length() && text.charAt(place + 1) == ' ';
  }

  /** The dash of the item that begins here. */
  private int dash(int item) {
    return Math.max(text.lastIndexOf('-', item - 1), 0);
  }
}
