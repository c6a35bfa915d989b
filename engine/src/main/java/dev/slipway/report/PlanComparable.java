package dev.slipway.report;

import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.TaskResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What results say was changed, in a form in which a plan and its run are the same text. */
public final class PlanComparable {
  private PlanComparable() {}

  /**
   * The changes of each host, hosts by name, changes in the order of the tasks: the action, the
   * task's title with its item, and below it each change. Tasks without a change have no lines.
   */
  public static Map<String, List<String>> of(List<TaskResult> results) {
    Map<String, List<TaskResult>> byHost = new TreeMap<>();
    results.forEach(
        result -> byHost.computeIfAbsent(result.host(), _ -> new ArrayList<>()).add(result));
    Map<String, List<String>> lines = new TreeMap<>();
    byHost.forEach((host, ofHost) -> lines.put(host, lines(ofHost)));
    return lines;
  }

  private static List<String> lines(List<TaskResult> results) {
    List<String> lines = new ArrayList<>();
    for (TaskResult result : results) {
      for (ItemResult item : result.items()) {
        if (item.outcome() instanceof Outcome.Changed changed) {
          String label = item.label().map(text -> " [" + text + "]").orElse("");
          lines.add(action(changed.diff()) + " " + result.title() + label);
          changed.diff().changes().forEach(change -> lines.add("  " + line(change)));
        }
      }
    }
    return lines;
  }

  private static String action(Diff diff) {
    return diff.action().name().toLowerCase(Locale.ROOT);
  }

  private static String line(Change change) {
    return switch (change) {
      case Change.Attribute a -> a.subject() + " " + a.name() + ": " + arrow(a.before(), a.after());
      case Change.Text t -> t.subject() + " text: " + arrow(t.before(), t.after());
      case Change.Opaque o -> o.subject() + " content: " + arrow(o.before(), o.after());
      case Change.Run run -> "run " + run.subject();
    };
  }

  private static String arrow(Optional<String> before, Optional<String> after) {
    return quoted(before) + " -> " + quoted(after);
  }

  private static String quoted(Optional<String> value) {
    return value.map(text -> "\"" + text.replace("\n", "\\n") + "\"").orElse("absent");
  }
}
