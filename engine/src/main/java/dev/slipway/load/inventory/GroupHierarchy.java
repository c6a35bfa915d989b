package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;
import static dev.slipway.load.inventory.InventoryDraft.ALL;
import static dev.slipway.load.inventory.InventoryDraft.UNGROUPED;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which group is below which, with every group below {@code all}, and the hosts that are in none
 * other in {@code ungrouped}.
 */
final class GroupHierarchy {
  private final InventoryDraft draft;
  private final Map<String, List<String>> children = new LinkedHashMap<>();
  private final Map<String, Set<String>> parents = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private GroupHierarchy(InventoryDraft draft) {
    this.draft = draft;
  }

  static GroupHierarchy of(InventoryDraft draft, Problems problems) {
    reportUndefined(draft, problems);
    refuseAllAsChild(draft, problems);
    GroupCycles.breakAll(draft, problems);
    GroupHierarchy hierarchy = new GroupHierarchy(draft);
    hierarchy.link();
    hierarchy.fillUngrouped();
    return hierarchy;
  }

  List<String> children(String group) {
    return children.getOrDefault(group, List.of());
  }

  /** The hosts in a group and in the groups below it. */
  Set<String> members(String group) {
    Set<String> known = members.get(group);
    if (known != null) {
      return known;
    }
    Set<String> all = new LinkedHashSet<>(draft.group(group).hosts);
    children(group).forEach(child -> all.addAll(members(child)));
    members.put(group, all);
    return all;
  }

  /** All groups, weakest first: by depth, then by priority, then by name. */
  List<GroupDraft> weakestFirst() {
    return draft.groups().values().stream()
        .sorted(
            Comparator.comparingInt((GroupDraft group) -> depth(group.name))
                .thenComparingLong(group -> group.priority)
                .thenComparing(group -> group.name))
        .toList();
  }

  /** The longest way down from {@code all}. */
  private int depth(String group) {
    Integer known = depths.get(group);
    if (known != null) {
      return known;
    }
    int depth =
        parents.getOrDefault(group, Set.of()).stream().mapToInt(this::depth).max().orElse(-1) + 1;
    depths.put(group, depth);
    return depth;
  }

  private void link() {
    for (GroupDraft group : draft.groups().values()) {
      children.put(group.name, new ArrayList<>(group.children.keySet()));
      group.children.keySet().forEach(child -> parentsOf(child).add(group.name));
    }
    List<String> top = children.computeIfAbsent(ALL, _ -> new ArrayList<>());
    for (String name : draft.groups().keySet()) {
      if (!name.equals(ALL) && parentsOf(name).isEmpty()) {
        parentsOf(name).add(ALL);
        top.add(name);
      }
    }
  }

  private Set<String> parentsOf(String group) {
    return parents.computeIfAbsent(group, _ -> new TreeSet<>());
  }

  private void fillUngrouped() {
    Set<String> grouped = new LinkedHashSet<>();
    draft.groups().values().stream()
        .filter(group -> !group.name.equals(ALL) && !group.name.equals(UNGROUPED))
        .forEach(group -> grouped.addAll(group.hosts));
    Set<String> ungrouped = draft.group(UNGROUPED).hosts;
    ungrouped.addAll(draft.hosts().keySet());
    ungrouped.removeAll(grouped);
  }

  private static void reportUndefined(InventoryDraft draft, Problems problems) {
    List<String> declared =
        draft.groups().values().stream()
            .filter(group -> group.declared)
            .map(group -> group.name)
            .toList();
    for (GroupDraft group : draft.groups().values()) {
      if (!group.declared) {
        String fix =
            Suggestion.didYouMean(
                group.name, declared, "define it with a section [" + group.name + "]");
        for (SourceRange mention : group.mentions) {
          String message = "There is no group \"" + group.name + "\".";
          problems.error(INVENTORY_SYNTAX, mention, message, fix);
        }
      }
    }
  }

  private static void refuseAllAsChild(InventoryDraft draft, Problems problems) {
    for (GroupDraft group : draft.groups().values()) {
      SourceRange range = group.children.remove(ALL);
      if (range != null) {
        problems.error(
            INVENTORY_SYNTAX,
            range,
            "\"all\" holds every group, so it cannot be below \"" + group.name + "\".",
            "take it out; a pattern or a playbook can name \"all\" directly");
      }
    }
  }
}
