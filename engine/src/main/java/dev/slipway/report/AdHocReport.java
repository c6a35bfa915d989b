package dev.slipway.report;

import dev.slipway.report.Paint.Tone;
import dev.slipway.run.EventSink;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Shows the answers of hosts to a single task: a line for each host, and below it what it said. */
public final class AdHocReport implements EventSink {
  private static final String INDENT = "  ";
  private static final Set<String> QUIET =
      Set.of("stdout_lines", "stderr_lines", "cmd", "warnings");

  private final TextStyle style;
  private final boolean reachOnly;
  private final Consumer<String> out;
  private final Paint paint;
  private final Shown shown;
  private final DiffText diffs;

  /**
   * @param reachOnly whether only it matters that a host can be reached, and in what time
   * @param out takes whole lines, without line ends
   */
  public AdHocReport(
      TextStyle style, Redactions redactions, boolean reachOnly, Consumer<String> out) {
    this.style = style;
    this.reachOnly = reachOnly;
    this.out = out;
    this.paint = new Paint(style.colour());
    this.shown = new Shown(redactions);
    this.diffs = new DiffText(paint, shown, true);
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
      result.items().forEach(item -> show(result, item));
    }
  }

  private void show(TaskResult result, ItemResult item) {
    String host = paint.text(Tone.STRONG, shown.line(result.host()));
    out.accept(host + INDENT + status(result, item.outcome()));
    switch (item.outcome()) {
      case Outcome.Changed changed -> {
        diffs.details(changed.diff()).forEach(line -> out.accept(INDENT + line));
        values(changed.values());
      }
      case Outcome.Unchanged unchanged when !reachOnly -> values(unchanged.values());
      case Outcome.Unchanged _ -> {}
      case Outcome.Failed failed -> {
        trouble(failed.message(), failed.fix());
        values(failed.values());
      }
      case Outcome.Unreachable lost -> trouble(lost.message(), lost.fix());
      case Outcome.Indeterminate lost -> trouble(lost.message(), lost.fix());
      case Outcome.Deviating lost -> trouble(Deviation.message(lost), Deviation.FIX);
      case Outcome.AfterApply _, Outcome.Skipped _, Outcome.NotReached _ -> {}
    }
  }

  private String status(TaskResult result, Outcome outcome) {
    String time = paint.text(Tone.QUIET, INDENT + RecapText.time(result.took()));
    return switch (outcome) {
      case Outcome.Unchanged _ -> paint.text(Tone.CREATED, "ok") + time;
      case Outcome.Changed changed ->
          paint.text(Tone.CHANGED, diffs.summary(changed.diff(), style.dryRun())) + time;
      case Outcome.AfterApply after -> "known after apply (depends on \"" + after.task() + "\")";
      case Outcome.Skipped skipped -> "skipped: " + shown.line(skipped.reason());
      case Outcome.Failed _, Outcome.Indeterminate _, Outcome.Deviating _ ->
          paint.text(Tone.FAILED, "failed") + time;
      case Outcome.Unreachable _ -> paint.text(Tone.FAILED, "unreachable") + time;
      case Outcome.NotReached _ -> "not reached";
    };
  }

  private void trouble(String message, String fix) {
    shown.lines(message).forEach(line -> out.accept(INDENT + line));
    shown.lines(fix).forEach(line -> out.accept(INDENT + paint.text(Tone.CREATED, "Fix: ") + line));
  }

  /** What a command printed as it is, then everything else by name. */
  private void values(Map<String, Object> values) {
    for (String warning : TaskText.warnings(values)) {
      out.accept(INDENT + paint.text(Tone.CHANGED, "Warning:") + " " + shown.line(warning));
    }
    boolean command = values.containsKey("stdout") || values.containsKey("stderr");
    if (command) {
      text(values.get("stdout"));
      text(values.get("stderr"));
      Object status = values.getOrDefault("rc", 0L);
      if (!Objects.equals(status, 0L)) {
        out.accept(INDENT + paint.text(Tone.QUIET, "exit status " + status));
      }
      return;
    }
    values.forEach(
        (name, value) -> {
          if (!QUIET.contains(name)) {
            List<String> lines = shown.lines(ValueText.pretty(value, shown.redactions()));
            String first = lines.isEmpty() ? "" : lines.getFirst();
            out.accept(INDENT + name + ": " + first);
            lines.stream().skip(1).forEach(line -> out.accept(INDENT + line));
          }
        });
  }

  private void text(@org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      shown.lines(String.valueOf(value)).forEach(line -> out.accept(INDENT + line));
    }
  }
}
