package dev.slipway.graph;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connects tasks with the tasks that they say they need. */
final class Needs implements GraphPass {

  @Override
  public void apply(GraphDraft draft, Problems problems) {
    // Most playbooks need nothing, and then nobody has to be found.
    Supplier<Map<String, List<Integer>>> byReference = Suppliers.memoize(() -> references(draft));
    for (TaskNode node : draft.nodes()) {
      for (Keywords around : node.surroundings().outermostFirst()) {
        for (Scalar need : around.scalars(Keyword.NEEDS)) {
          connect(draft, byReference.get(), need, node, problems);
        }
      }
    }
  }

  private static void connect(
      GraphDraft draft,
      Map<String, List<Integer>> byReference,
      Scalar need,
      TaskNode node,
      Problems problems) {
    List<Integer> needed = byReference.get(need.text());
    if (needed == null) {
      unknown(need, byReference, problems);
      return;
    }
    if (isAmbiguous(draft, need.text(), needed)) {
      ambiguous(draft, need, needed, problems);
      return;
    }
    for (int from : needed) {
      if (from != node.index()) {
        draft.connect(from, node.index(), Edge.Reason.NEEDS, need.range());
      }
    }
  }

  /** Tasks by their own reference, and the tasks of a block or role by the id of that. */
  private static Map<String, List<Integer>> references(GraphDraft draft) {
    Map<String, List<Integer>> byReference = new LinkedHashMap<>();
    for (TaskNode node : draft.nodes()) {
      if (node.kind() == TaskNode.Kind.GATE) {
        continue;
      }
      byReference
          .computeIfAbsent(node.task().reference(), _ -> new ArrayList<>())
          .add(node.index());
      List<Keywords> chain = node.surroundings().outermostFirst();
      for (Keywords around : chain.subList(1, chain.size() - 1)) {
        around
            .scalar(Keyword.ID)
            .ifPresent(
                id ->
                    byReference
                        .computeIfAbsent(id.text(), _ -> new ArrayList<>())
                        .add(node.index()));
      }
    }
    return byReference;
  }

  private static boolean isAmbiguous(GraphDraft draft, String reference, List<Integer> needed) {
    long tasks =
        needed.stream()
            .map(index -> draft.nodes().get(index).task())
            .filter(task -> task.reference().equals(reference))
            .map(task -> task.range())
            .distinct()
            .count();
    return tasks > 1;
  }

  private static void unknown(
      Scalar need, Map<String, List<Integer>> byReference, Problems problems) {
    problems.error(
        ProblemCode.UNKNOWN_TASK,
        need.range(),
        "No task of this play has the id \"" + need.text() + "\".",
        Suggestion.didYouMean(
            need.text(), byReference.keySet(), "write the id of a task, or the slug of its name"));
  }

  private static void ambiguous(
      GraphDraft draft, Scalar need, List<Integer> needed, Problems problems) {
    List<Problem.Note> notes =
        needed.stream()
            .map(index -> draft.nodes().get(index).task())
            .map(task -> new Problem.Note(task.range(), "\"" + task.title() + "\" is one of them"))
            .distinct()
            .toList();
    problems.add(
        Problem.error(
                ProblemCode.AMBIGUOUS_TASK,
                need.range(),
                "Several tasks answer to \"" + need.text() + "\".",
                "give the one that is meant an id, and write that")
            .withNotes(notes));
  }
}
