package dev.slipway.report;

import dev.slipway.graph.TaskNode;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.report.Paint.Tone;
import dev.slipway.run.EventSink;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import dev.slipway.tree.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows a run to people: what changed and what failed, a line for each task and host, and a table
 * at the end. What is as it should be is folded away unless the style is verbose.
 */
public final class TextReport implements EventSink {
  private final TextStyle style;
  private final Consumer<String> out;
  private final Paint paint;
  private final Shown shown;
  private final RecapText table;
  private final StatisticsText statistics;
  private final Tally tally = new Tally();
  private boolean begun;
  private int widest;

  /**
   * @param out takes whole lines, without line ends
   */
  public TextReport(TextStyle style, Redactions redactions, Consumer<String> out) {
    this.style = style;
    this.out = out;
    this.paint = new Paint(style.colour());
    this.shown = new Shown(redactions);
    this.table = new RecapText(paint, style.verbosity());
    this.statistics = new StatisticsText(paint, redactions);
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.PlayStarted started -> play(started.title(), started.hosts());
      case RunEvent.PlayPassedOver passed -> {
        header(passed.title());
        out.accept("  nothing to do: " + passed.reason());
      }
      case RunEvent.TaskStarted _,
          RunEvent.Transfer _,
          RunEvent.Exchanged _,
          RunEvent.FailuresAnswered _,
          RunEvent.TaskPassedOver _ -> {}
      case RunEvent.HandlersPending left -> pending(left);
      case RunEvent.TaskEnded(TaskResult result) -> task(result);
      case RunEvent.RunEnded(Recap recap) -> end(recap);
    }
  }

  /** Says what was done when the run is broken off; there is no last event then. */
  public void brokenOff(Duration took) {
    out.accept("");
    out.accept(paint.text(Tone.FAILED, "Interrupted.") + " This is how far it went:");
    recap(new Recap(tally.recap(), took, style.dryRun()));
  }

  private void play(String title, List<String> hosts) {
    header(title);
    String count = hosts.size() == 1 ? "1 host" : hosts.size() + " hosts";
    widest = hosts.stream().mapToInt(String::length).max().orElse(0);
    out.accept(paint.text(Tone.QUIET, "  on " + count + named(hosts)));
  }

  private static String named(List<String> hosts) {
    int most = 8;
    String names = String.join(", ", hosts.subList(0, Math.min(most, hosts.size())));
    return ": " + names + (hosts.size() > most ? " ..." : "");
  }

  private void pending(RunEvent.HandlersPending left) {
    String handlers =
        left.handlers().stream()
            .map(Task::title)
            .collect(java.util.stream.Collectors.joining(", "));
    out.accept(
        shown.masked(
            "  " + left.host() + " still has to run " + handlers + "; --resume does that"));
  }

  private void header(String title) {
    if (begun) {
      out.accept("");
    } else if (style.dryRun()) {
      out.accept(paint.text(Tone.STRONG, "Dry run") + ": this is what would change.");
      out.accept("");
    }
    begun = true;
    out.accept(paint.text(Tone.STRONG, "Play " + shown.line(title)));
  }

  private void task(TaskResult result) {
    tally.add(result);
    new TaskText(style, paint, shown, widest).lines(result).forEach(out);
  }

  private void end(Recap recap) {
    recap
        .hosts()
        .forEach(
            (host, counts) -> {
              if (counts.notReached() > 0) {
                out.accept(paint.text(Tone.QUIET, notReached(host, counts.notReached())));
              }
            });
    out.accept("");
    recap(recap);
  }

  private static String notReached(String host, int count) {
    return "  " + (count == 1 ? "1 task" : count + " tasks") + " not reached on " + host;
  }

  private void recap(Recap recap) {
    if (!recap.hosts().isEmpty()) {
      table.lines(recap).forEach(out);
      out.accept("");
    }
    statistics.lines(recap.statistics()).forEach(out);
    out.accept(verdict(recap) + paint.text(Tone.QUIET, "  " + RecapText.time(recap.took())));
  }

  private String verdict(Recap recap) {
    long changes = recap.hosts().values().stream().mapToLong(Recap.Counts::changed).sum();
    if (recap.anyFailed() || recap.anyUnreachable()) {
      long bad =
          recap.hosts().values().stream()
              .filter(counts -> counts.failed() + counts.unreachable() > 0)
              .count();
      return paint.text(
          Tone.FAILED,
          bad
              + (bad == 1 ? " host" : " hosts")
              + " of "
              + recap.hosts().size()
              + " not as declared.");
    }
    String many = changes == 1 ? "1 change" : changes + " changes";
    if (recap.dryRun()) {
      return recap.anyChanges()
          ? paint.text(Tone.CHANGED, "A run would make " + many + ".")
          : paint.text(Tone.CREATED, "Nothing would change.");
    }
    return recap.anyChanges()
        ? paint.text(Tone.CHANGED, many + " made.")
        : paint.text(Tone.CREATED, "Nothing to change: all hosts are as declared.");
  }

  /** Whether a task is there to show something. */
  static boolean shows(TaskNode node, int verbosity) {
    return ModuleRegistry.shortName(node.task().module().text()).equals("debug")
        && threshold(node) <= verbosity;
  }

  private static long threshold(TaskNode node) {
    return node.task().arguments().get("verbosity").orElse(null) instanceof Scalar written
            && written.value() instanceof Number number
        ? number.longValue()
        : 0;
  }
}
