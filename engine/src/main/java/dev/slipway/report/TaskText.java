package dev.slipway.report;

import dev.slipway.graph.TaskNode;
import dev.slipway.model.Keyword;
import dev.slipway.model.Unknown;
import dev.slipway.module.Diff;
import dev.slipway.report.Paint.Tone;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.TaskResult;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of a task on a host as lines for people; none when there is nothing to say. */
final class TaskText {
  private static final String INDENT = "      ";
  private static final String HIDDEN = "(hidden by no_log)";

  private final TextStyle style;
  private final Paint paint;
  private final Shown shown;
  private final int widest;
  private final DiffText diffs;

  /**
   * @param widest the length of the longest host name of the play
   */
  TaskText(TextStyle style, Paint paint, Shown shown, int widest) {
    this.style = style;
    this.paint = paint;
    this.shown = shown;
    this.widest = widest;
    this.diffs = new DiffText(paint, shown, style.verbosity() > 1);
  }

  List<String> lines(TaskResult result) {
    List<String> lines = new ArrayList<>();
    result.items().forEach(item -> lines.addAll(lines(result, item)));
    return lines;
  }

  private List<String> lines(TaskResult result, ItemResult item) {
    List<String> lines = new ArrayList<>();
    Outcome outcome = item.outcome();
    switch (outcome) {
      case Outcome.Unchanged _ -> unchanged(result, item, lines);
      case Outcome.Changed changed -> changed(result, item, changed.diff(), lines);
      case Outcome.AfterApply after ->
          lines.add(
              line(
                  '?',
                  Tone.CHANGED,
                  result,
                  item,
                  "known after apply (depends on \"" + shown.line(after.task()) + "\")"));
      case Outcome.Skipped skipped -> {
        if (style.verbosity() > 0) {
          lines.add(
              line('.', Tone.QUIET, result, item, "skipped: " + shown.line(skipped.reason())));
        }
      }
      case Outcome.Failed failed -> {
        failure(result, item, "failed", failed.message(), failed.fix(), lines);
        failed.attempted().ifPresent(diff -> attempted(result, diff, lines));
      }
      case Outcome.Unreachable lost ->
          failure(result, item, "unreachable", lost.message(), lost.fix(), lines);
      case Outcome.Indeterminate lost ->
          failure(
              result,
              item,
              "failed, what was done is not known",
              lost.message(),
              lost.fix(),
              lines);
      case Outcome.NotReached _ -> {}
    }
    values(result, outcome, lines);
    return lines;
  }

  private void unchanged(TaskResult result, ItemResult item, List<String> lines) {
    boolean message = TextReport.shows(result.node(), style.verbosity());
    boolean warned = !warnings(item.outcome().values()).isEmpty();
    if (message) {
      lines.add(line(' ', Tone.QUIET, result, item, ""));
      if (result.hidden()) {
        lines.add(INDENT + HIDDEN);
      } else {
        item.outcome().values().forEach((name, value) -> message(name, value, lines));
      }
    } else if (style.verbosity() > 0 || warned) {
      lines.add(line('=', Tone.QUIET, result, item, "ok"));
    }
  }

  private void message(String name, Object value, List<String> lines) {
    String text = ValueText.pretty(value, shown.redactions());
    String lead = name.equals("msg") ? "" : name + ": ";
    boolean first = true;
    for (String line : shown.lines(text)) {
      lines.add(INDENT + (first ? lead : " ".repeat(lead.length())) + line);
      first = false;
    }
  }

  /** What the task says, or else the command line. */
  private boolean showsDiffs(TaskResult result) {
    return result
        .node()
        .surroundings()
        .innermost(Keyword.DIFF)
        .map(written -> written instanceof Scalar flag ? flag.value() : null)
        .filter(Boolean.class::isInstance)
        .map(Boolean.class::cast)
        .orElse(style.diffs());
  }

  private void changed(TaskResult result, ItemResult item, Diff diff, List<String> lines) {
    String verb = result.hidden() ? verbOnly() + " " + HIDDEN : diffs.summary(diff, style.dryRun());
    lines.add(line(diff.action().symbol(), DiffText.tone(diff.action()), result, item, verb));
    if (showsDiffs(result) && !result.hidden()) {
      diffs.details(diff).forEach(detail -> lines.add(INDENT + detail));
    }
  }

  private String verbOnly() {
    return style.dryRun() ? "would change" : "changed";
  }

  private void failure(
      TaskResult result,
      ItemResult item,
      String word,
      String message,
      String fix,
      List<String> lines) {
    boolean ignored = result.ignored();
    lines.add(
        line(
            'x',
            ignored ? Tone.CHANGED : Tone.FAILED,
            result,
            item,
            ignored ? word + ", ignored" : word));
    if (result.hidden()) {
      lines.add(INDENT + HIDDEN);
      return;
    }
    shown.lines(message).forEach(text -> lines.add(INDENT + text));
    List<String> fixes = shown.lines(fix);
    for (int i = 0; i < fixes.size(); i++) {
      lines.add(
          INDENT + (i == 0 ? paint.text(Tone.CREATED, "Fix:") + " " : "     ") + fixes.get(i));
    }
  }

  private void attempted(TaskResult result, Diff diff, List<String> lines) {
    if (diff.isEmpty() || result.hidden()) {
      return;
    }
    lines.add(
        INDENT
            + paint.text(Tone.QUIET, "It was under way to: ")
            + diffs.summary(diff, true).replaceFirst("^would ", ""));
    if (style.diffs()) {
      diffs.details(diff).forEach(detail -> lines.add(INDENT + "  " + detail));
    }
  }

  /** Warnings always, everything else that a task says of itself when asked for. */
  private void values(TaskResult result, Outcome outcome, List<String> lines) {
    if (result.hidden()) {
      return;
    }
    for (String warning : warnings(outcome.values())) {
      lines.add(INDENT + paint.text(Tone.CHANGED, "Warning:") + " " + shown.line(warning));
    }
    if (style.verbosity() > 1 && !TextReport.shows(result.node(), style.verbosity())) {
      outcome
          .values()
          .forEach(
              (name, value) -> {
                if (!name.equals("warnings")) {
                  message(name, value, lines);
                }
              });
    }
  }

  static List<String> warnings(Map<String, Object> values) {
    return switch (values.get("warnings")) {
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case null -> List.of();
      // Whether there will be any is known when the task was done.
      case Unknown _ -> List.of();
      case Object other -> List.of(String.valueOf(other));
    };
  }

  private String line(char symbol, Tone tone, TaskResult result, ItemResult item, String what) {
    String place = result.delegate().map(to -> result.host() + " -> " + to).orElse(result.host());
    StringBuilder line = new StringBuilder();
    line.append("  ").append(paint.text(tone, String.valueOf(symbol))).append(' ');
    line.append(shown.line(place)).append(" ".repeat(Math.max(0, widest - place.length())));
    Optional<String> title = item.title().filter(_ -> !result.hidden());
    line.append("  ").append(shown.line(title.orElse(result.title())));
    label(result, item).ifPresent(label -> line.append(paint.text(Tone.PLACE, " [" + label + "]")));
    if (result.node().kind() == TaskNode.Kind.HANDLER) {
      line.append(paint.text(Tone.QUIET, " (handler)"));
    }
    if (!what.isEmpty()) {
      line.append("  ").append(paint.text(tone, what));
    }
    return line.toString();
  }

  private Optional<String> label(TaskResult result, ItemResult item) {
    return item.label().map(label -> result.hidden() ? HIDDEN : shown.line(label));
  }
}
