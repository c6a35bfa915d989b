package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A key whose value differs.
 *
 * @param before the value as TOML; empty when there was none
 * @param after the value as TOML; empty when there is none
 */
public record TomlDifference(TomlPath path, Optional<String> before, Optional<String> after) {

  /** In the order of the document before; keys that are new come last. */
  static List<TomlDifference> between(TomlDocument before, TomlDocument after) {
    Map<TomlPath, String> old = leaves(before);
    Map<TomlPath, String> now = leaves(after);
    Set<TomlPath> paths = new LinkedHashSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<TomlDifference> differences = new ArrayList<>();
    for (TomlPath path : paths) {
      Optional<String> was = Optional.ofNullable(old.get(path));
      Optional<String> is = Optional.ofNullable(now.get(path));
      if (!was.equals(is)) {
        differences.add(new TomlDifference(path, was, is));
      }
    }
    return List.copyOf(differences);
  }

  private static Map<TomlPath, String> leaves(TomlDocument document) {
    Map<TomlPath, String> leaves = new LinkedHashMap<>();
    document.values().forEach((key, value) -> collect(TomlPath.of(key), value, leaves));
    return leaves;
  }

  private static void collect(TomlPath path, Object value, Map<TomlPath, String> into) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.forEach((key, member) -> collect(path.child(String.valueOf(key)), member, into));
      case List<?> list when TomlSetting.isTables(list) -> {
        for (int index = 0; index < list.size(); index++) {
          collect(path.child(String.valueOf(index)), list.get(index), into);
        }
      }
      default -> into.put(path, TomlWriter.value(value));
    }
  }
}
