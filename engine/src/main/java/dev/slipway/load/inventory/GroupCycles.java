package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problem.Note;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reports groups that are below themselves, and takes one edge of each cycle away. */
final class GroupCycles {
  private final InventoryDraft draft;
  private final Problems problems;
  private final Set<String> finished = new HashSet<>();

  /** The groups from a root down to the one being looked at. */
  private final Deque<String> path = new ArrayDeque<>();

  private GroupCycles(InventoryDraft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  static void breakAll(InventoryDraft draft, Problems problems) {
    GroupCycles cycles = new GroupCycles(draft, problems);
    draft.groups().values().forEach(cycles::visit);
  }

  private void visit(GroupDraft group) {
    if (finished.contains(group.name)) {
      return;
    }
    path.addLast(group.name);
    for (String child : List.copyOf(group.children.keySet())) {
      if (path.contains(child)) {
        report(child);
        group.children.remove(child);
      } else {
        visit(draft.group(child));
      }
    }
    path.removeLast();
    finished.add(group.name);
  }

  private void report(String closing) {
    List<String> cycle = new ArrayList<>(path);
    cycle.subList(0, cycle.indexOf(closing)).clear();
    cycle.add(closing);
    List<Note> edges = new ArrayList<>();
    for (int i = 0; i + 1 < cycle.size(); i++) {
      String parent = cycle.get(i);
      String child = cycle.get(i + 1);
      edges.add(new Note(edge(parent, child), "\"" + child + "\" is below \"" + parent + "\""));
    }
    problems.add(
        Problem.error(
                INVENTORY_SYNTAX,
                edges.getLast().range(),
                "Groups are below each other: " + String.join(" -> ", cycle) + ".",
                "take one of them out of the children of the other")
            .withNotes(edges));
  }

  private SourceRange edge(String parent, String child) {
    return Objects.requireNonNull(draft.group(parent).children.get(child));
  }
}
