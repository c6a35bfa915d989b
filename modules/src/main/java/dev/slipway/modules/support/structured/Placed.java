package dev.slipway.modules.support.structured;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value and the characters of a text where it is written. */
sealed interface Placed {
  /** The first character. */
  int start();

  /** Behind the last character. */
  int end();

  Object value();

  /** What has no keys. */
  record Leaf(int start, int end, Object value) implements Placed {}

  /**
   * A list.
   *
   * @param flow whether brackets hold it
   */
  record Items(int start, int end, boolean flow, List<Placed> items) implements Placed {
    @Override
    public List<Object> value() {
      return items.stream().map(Placed::value).toList();
    }
  }

  /**
   * A map.
   *
   * @param flow whether braces hold it
   */
  record Entries(int start, int end, boolean flow, List<Entry> entries) implements Placed {
    @Override
    public Map<String, Object> value() {
      Map<String, Object> map = new LinkedHashMap<>();
      entries.forEach(entry -> map.put(entry.key(), entry.placed().value()));
      return map;
    }
  }

  /**
   * A key and what is there.
   *
   * @param start where the key begins
   * @param keyEnd behind the key
   */
  record Entry(String key, int start, int keyEnd, Placed placed) {}

  /** What holds others, as a sequence of places. */
  record Place(int start, Placed placed) {}

  /** The places of what is in it, in their order. */
  default List<Place> places() {
    return switch (this) {
      case Leaf _ -> List.of();
      case Items items ->
          items.items().stream().map(item -> new Place(item.start(), item)).toList();
      case Entries map ->
          map.entries().stream().map(entry -> new Place(entry.start(), entry.placed())).toList();
    };
  }

  /** The number, among the places, of what has a key. */
  default Optional<Integer> indexOf(String key) {
    return switch (this) {
      case Leaf _ -> Optional.empty();
      case Items list ->
          Values.index(list.items(), key).filter(index -> index < list.items().size());
      case Entries map -> {
        int index = map.entries().stream().map(Entry::key).toList().lastIndexOf(key);
        yield index < 0 ? Optional.empty() : Optional.of(index);
      }
    };
  }

  /** The value of nested maps that hold one value at a path. */
  static Object nested(KeyPath path, Object value) {
    Object inner = value;
    for (String key : path.keys().reversed()) {
      inner = Map.of(key, inner);
    }
    return inner;
  }
}
