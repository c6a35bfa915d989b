package dev.slipway.report;

import dev.slipway.report.PastRun.FailedTask;
import dev.slipway.run.EventSink;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Notes of a run what is remembered of it. Takes one event at a time. */
public final class PastRunLog implements EventSink {
  private final Redactions redactions;
  private final long begin = System.nanoTime();
  private final Tally tally = new Tally();
  private final List<TaskResult> bad = new ArrayList<>();

  /**
   * @param redactions knows the secrets, which are not written down
   */
  public PastRunLog(Redactions redactions) {
    this.redactions = redactions;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
      tally.add(result);
      TaskResult.Status status = result.status();
      if (status == TaskResult.Status.FAILED || status == TaskResult.Status.UNREACHABLE) {
        bad.add(result);
      }
    }
  }

  /** What came of the run until now; for one that was broken off. */
  public Recap soFar() {
    return new Recap(tally.recap(), Duration.ofNanos(System.nanoTime() - begin), false);
  }

  /** The tasks that ended badly; only now all secrets of the run are known. */
  public List<FailedTask> failures() {
    return bad.stream().flatMap(this::failures).toList();
  }

  private Stream<FailedTask> failures(TaskResult result) {
    return result.items().stream().flatMap(item -> failure(result, item).stream());
  }

  private Optional<FailedTask> failure(TaskResult result, ItemResult item) {
    return message(item.outcome())
        .map(
            message ->
                new FailedTask(
                    result.host(),
                    redactions.mask(result.title()),
                    result.node().task().range().toString(),
                    item.label().filter(_ -> !result.hidden()).map(redactions::mask),
                    result.hidden() ? "" : redactions.mask(message)));
  }

  /** What is wrong; empty for what is well. */
  private static Optional<String> message(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed failed -> Optional.of(failed.message());
      case Outcome.Unreachable lost -> Optional.of(lost.message());
      case Outcome.Indeterminate lost -> Optional.of(lost.message());
      case Outcome.Deviating deviating -> Optional.of(Deviation.message(deviating));
      case Outcome.Unchanged _,
          Outcome.Changed _,
          Outcome.AfterApply _,
          Outcome.Skipped _,
          Outcome.NotReached _ ->
          Optional.empty();
    };
  }
}
