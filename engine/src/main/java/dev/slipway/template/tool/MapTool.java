package dev.slipway.template.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $map}. None of its methods changes a map that it is given. */
@ToolName(value = "map", summary = "Looks into maps and makes new ones out of them.")
public final class MapTool implements Tool {

  @ToolMethod(
      call = "keys(map)",
      summary = "The keys in their order.",
      example = "${map.keys({'a': 1, 'b': 2})}",
      gives = "[\"a\",\"b\"]")
  public List<Object> keys(@Nullable Object map) {
    return new ArrayList<>(Given.map(map).keySet());
  }

  @ToolMethod(
      call = "values(map)",
      summary = "The values in the order of their keys.",
      example = "${map.values({'a': 1, 'b': 2})}",
      gives = "[1,2]")
  public List<@Nullable Object> values(@Nullable Object map) {
    return new ArrayList<>(Given.map(map).values());
  }

  @ToolMethod(
      call = "entries(map)",
      summary = "A list of maps with \"key\" and \"value\", to loop over.",
      example = "${map.entries({'a': 1})}",
      gives = "[{\"key\":\"a\",\"value\":1}]")
  public List<Map<String, @Nullable Object>> entries(@Nullable Object map) {
    List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    Given.map(map)
        .forEach(
            (key, value) -> {
              Map<String, @Nullable Object> entry = new LinkedHashMap<>();
              entry.put("key", key);
              entry.put("value", value);
              entries.add(entry);
            });
    return entries;
  }

  @ToolMethod(
      call = "of(entries)",
      summary = "The map that such a list of entries stands for.",
      example = "${map.of([{'key': 'a', 'value': 1}])}",
      gives = "{\"a\":1}")
  public Map<String, @Nullable Object> of(@Nullable Object entries) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Object entry : Given.list(entries)) {
      map.put(Given.text(Given.map(entry).get("key")), Given.map(entry).get("value"));
    }
    return map;
  }

  @ToolMethod(
      call = "merge(map, stronger)",
      summary = "Both maps; where both have a key, the second wins, maps in them as a whole.",
      example = "${map.merge({'a': 1, 'b': 1}, {'b': 2})}",
      gives = "{\"a\":1,\"b\":2}")
  public Map<String, @Nullable Object> merge(@Nullable Object map, @Nullable Object stronger) {
    Map<String, @Nullable Object> merged = copy(map);
    merged.putAll(copy(stronger));
    return merged;
  }

  @ToolMethod(
      call = "mergeDeep(map, stronger)",
      summary = "As merge, but maps under the same key are merged, too.",
      example = "${map.mergeDeep({'a': {'x': 1}}, {'a': {'y': 2}})}",
      gives = "{\"a\":{\"x\":1,\"y\":2}}")
  public Map<String, @Nullable Object> mergeDeep(@Nullable Object map, @Nullable Object stronger) {
    Map<String, @Nullable Object> merged = copy(map);
    copy(stronger)
        .forEach(
            (key, value) -> {
              boolean both = value instanceof Map && merged.get(key) instanceof Map;
              merged.put(key, both ? mergeDeep(merged.get(key), value) : value);
            });
    return merged;
  }

  @ToolMethod(
      call = "only(map, keys)",
      summary = "The entries that have one of the keys.",
      example = "${map.only({'a': 1, 'b': 2}, ['b'])}",
      gives = "{\"b\":2}")
  public Map<String, @Nullable Object> only(@Nullable Object map, @Nullable Object keys) {
    Map<String, @Nullable Object> kept = copy(map);
    kept.keySet().retainAll(Given.list(keys));
    return kept;
  }

  @ToolMethod(
      call = "without(map, keys)",
      summary = "The entries that have none of the keys.",
      example = "${map.without({'a': 1, 'b': 2}, ['b'])}",
      gives = "{\"a\":1}")
  public Map<String, @Nullable Object> without(@Nullable Object map, @Nullable Object keys) {
    Map<String, @Nullable Object> kept = copy(map);
    kept.keySet().removeAll(Given.list(keys));
    return kept;
  }

  private static Map<String, @Nullable Object> copy(@Nullable Object map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    Given.map(map).forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
