package dev.slipway.template.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code $list}. None of its methods changes a list that it is given. */
@ToolName(value = "list", summary = "Looks into lists and makes new ones out of them.")
public final class ListTool implements Tool {

  @ToolMethod(
      call = "has(list, item)",
      summary = "Whether an item is in a list.",
      example = "${list.has(['Debian', 'Ubuntu'], 'Debian')}",
      gives = "true")
  public boolean has(@Nullable Object list, @Nullable Object item) {
    return Given.list(list).contains(item);
  }

  @ToolMethod(
      call = "unique(list)",
      summary = "Every item once, where it stood first.",
      example = "${list.unique(['b', 'a', 'b'])}",
      gives = "[\"b\",\"a\"]")
  public List<@Nullable Object> unique(@Nullable Object list) {
    return new ArrayList<>(new LinkedHashSet<>(Given.list(list)));
  }

  @ToolMethod(
      call = "sort(list)",
      summary = "From the smallest to the largest; all items are numbers or all are texts.",
      example = "${list.sort([10, 9, 2])}",
      gives = "[2,9,10]")
  public List<@Nullable Object> sort(@Nullable Object list) {
    List<@Nullable Object> sorted = Given.list(list);
    sorted.sort(Order::compare);
    return sorted;
  }

  @ToolMethod(
      call = "sortBy(list, key)",
      summary = "Maps in the order of what they have under a key.",
      example = "${list.sortBy([{'n': 2}, {'n': 1}], 'n')}",
      gives = "[{\"n\":1},{\"n\":2}]")
  public List<@Nullable Object> sortBy(@Nullable Object list, @Nullable Object key) {
    List<@Nullable Object> sorted = Given.list(list);
    String name = Given.text(key);
    sorted.sort((left, right) -> Order.compare(value(left, name), value(right, name)));
    return sorted;
  }

  @ToolMethod(
      call = "reverse(list)",
      summary = "From the last to the first.",
      example = "${list.reverse([1, 2, 3])}",
      gives = "[3,2,1]")
  public List<@Nullable Object> reverse(@Nullable Object list) {
    List<@Nullable Object> reversed = Given.list(list);
    Collections.reverse(reversed);
    return reversed;
  }

  @ToolMethod(
      call = "flatten(list)",
      summary = "The items of the lists in a list, at any depth.",
      example = "${list.flatten([1, [2, [3]]])}",
      gives = "[1,2,3]")
  public List<@Nullable Object> flatten(@Nullable Object list) {
    List<@Nullable Object> flat = new ArrayList<>();
    for (Object item : Given.list(list)) {
      if (item instanceof Collection<?>) {
        flat.addAll(flatten(item));
      } else {
        flat.add(item);
      }
    }
    return flat;
  }

  @ToolMethod(
      call = "join(list, separator)",
      summary = "The texts of the items with a separator between them.",
      example = "${list.join(['a', 'b', 3], ', ')}",
      gives = "a, b, 3")
  public String join(@Nullable Object list, @Nullable Object separator) {
    return Given.list(list).stream()
        .map(Given::text)
        .collect(Collectors.joining(Given.text(separator)));
  }

  @ToolMethod(
      call = "map(list, key)",
      summary = "What each of the maps has under a key.",
      example = "${list.map([{'name': 'a'}, {'name': 'b'}], 'name')}",
      gives = "[\"a\",\"b\"]")
  public List<@Nullable Object> map(@Nullable Object list, @Nullable Object key) {
    List<@Nullable Object> values = new ArrayList<>();
    Given.list(list).forEach(item -> values.add(value(item, Given.text(key))));
    return values;
  }

  @ToolMethod(
      call = "where(list, key, value)",
      summary = "The maps that have a value under a key.",
      example = "${list.where([{'n': 'a', 'on': true}, {'n': 'b', 'on': false}], 'on', true)}",
      gives = "[{\"n\":\"a\",\"on\":true}]")
  public List<@Nullable Object> where(
      @Nullable Object list, @Nullable Object key, @Nullable Object value) {
    String name = Given.text(key);
    List<@Nullable Object> kept = Given.list(list);
    kept.removeIf(
        item -> {
          Object found = Given.map(item).get(name);
          return value == null ? found != null : !value.equals(found);
        });
    return kept;
  }

  @ToolMethod(
      call = "having(list, key)",
      summary = "The maps that have something under a key, whatever it is.",
      example = "${list.having([{'n': 'a', 'on': true}, {'n': 'b'}], 'on')}",
      gives = "[{\"n\":\"a\",\"on\":true}]")
  public List<@Nullable Object> having(@Nullable Object list, @Nullable Object key) {
    String name = Given.text(key);
    List<@Nullable Object> kept = Given.list(list);
    kept.removeIf(item -> !Given.map(item).containsKey(name));
    return kept;
  }

  @ToolMethod(
      call = "groupBy(list, key)",
      summary = "A map from what the maps have under a key to those that have it.",
      example = "${list.groupBy([{'r': 'x', 'n': 1}, {'r': 'x', 'n': 2}], 'r')}",
      gives = "{\"x\":[{\"r\":\"x\",\"n\":1},{\"r\":\"x\",\"n\":2}]}")
  public Map<String, List<@Nullable Object>> groupBy(@Nullable Object list, @Nullable Object key) {
    Map<String, List<@Nullable Object>> groups = new LinkedHashMap<>();
    for (Object item : Given.list(list)) {
      String group = Given.text(value(item, Given.text(key)));
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(item);
    }
    return groups;
  }

  @ToolMethod(
      call = "union(list, other)",
      summary = "Every item of both lists once.",
      example = "${list.union([1, 2], [2, 3])}",
      gives = "[1,2,3]")
  public List<@Nullable Object> union(@Nullable Object list, @Nullable Object other) {
    List<@Nullable Object> all = Given.list(list);
    all.addAll(Given.list(other));
    return unique(all);
  }

  @ToolMethod(
      call = "minus(list, other)",
      summary = "The items that are not in the other list.",
      example = "${list.minus([1, 2, 3], [2])}",
      gives = "[1,3]")
  public List<@Nullable Object> minus(@Nullable Object list, @Nullable Object other) {
    List<@Nullable Object> rest = Given.list(list);
    rest.removeAll(Given.list(other));
    return rest;
  }

  @ToolMethod(
      call = "common(list, other)",
      summary = "The items that are in both lists.",
      example = "${list.common([1, 2, 3], [3, 2])}",
      gives = "[2,3]")
  public List<@Nullable Object> common(@Nullable Object list, @Nullable Object other) {
    List<@Nullable Object> both = Given.list(list);
    both.retainAll(Given.list(other));
    return both;
  }

  private static @Nullable Object value(@Nullable Object item, String key) {
    Map<?, ?> map = Given.map(item);
    if (!map.containsKey(key)) {
      throw new ToolException(
          "One of the maps has no \"" + key + "\".", "leave it out with $list.having first");
    }
    return map.get(key);
  }
}
