package dev.slipway.report;

import dev.slipway.module.Diff;
import dev.slipway.run.EventSink;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run as one page of HTML that needs nothing else: the recap, what went wrong, and each task on
 * each host with its changes. Takes one event at a time.
 */
public final class RunPage implements EventSink {
  private static final String PAGE = "run.html";

  private final Instant started;
  private final boolean dryRun;
  private final long begin = System.nanoTime();
  private final Shown shown;
  private final DiffText diffs;
  private final List<String> plays = new ArrayList<>();
  private final List<TaskResult> results = new ArrayList<>();
  private final Tally tally = new Tally();

  /**
   * @param redactions knows the secrets, which are masked
   */
  public RunPage(Instant started, boolean dryRun, Redactions redactions) {
    this.started = started;
    this.dryRun = dryRun;
    this.shown = new Shown(redactions);
    this.diffs = new DiffText(new Paint(false), shown, true);
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.PlayStarted(String title, List<String> _)) {
      plays.add(title);
    }
    if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
      results.add(result);
      tally.add(result);
    }
  }

  /**
   * The page; only now all secrets of the run are known.
   *
   * @param recap what came of the run; empty when it was broken off
   */
  public String html(Optional<Recap> recap) {
    Duration sofar = Duration.ofNanos(System.nanoTime() - begin);
    Recap counted = recap.orElseGet(() -> new Recap(tally.recap(), sofar, dryRun));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("plays", plays.stream().map(shown::line).distinct().toList());
    data.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
    data.put("dry_run", dryRun);
    data.put("interrupted", recap.isEmpty());
    data.put("milliseconds", counted.took().toMillis());
    data.put("hosts", JsonReport.hosts(counted));
    data.put("tasks", results.stream().map(this::task).toList());
    return Page.of(PAGE, data);
  }

  private Map<String, Object> task(TaskResult result) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("host", result.host());
    result.delegate().ifPresent(delegate -> data.put("delegate", delegate));
    data.put("task", shown.line(result.title()));
    data.put("module", result.node().task().module().text());
    data.put("place", result.node().task().range().toString());
    data.put("status", result.status().name().toLowerCase(Locale.ROOT));
    data.put("milliseconds", result.took().toMillis());
    data.put("items", result.items().stream().map(item -> item(result, item)).toList());
    return data;
  }

  private Map<String, Object> item(TaskResult result, ItemResult item) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("status", OutcomeData.status(item.outcome()));
    if (result.hidden()) {
      data.put("summary", "(hidden by no_log)");
      return data;
    }
    item.label().ifPresent(label -> data.put("item", shown.line(label)));
    switch (item.outcome()) {
      case Outcome.Unchanged unchanged -> shownValue(result, unchanged, data);
      case Outcome.Changed changed -> {
        data.put("summary", diffs.summary(changed.diff(), dryRun));
        data.put("parts", List.of(part("", changed.diff())));
      }
      case Outcome.AfterApply after ->
          data.put("summary", "depends on \"" + shown.line(after.task()) + "\"");
      case Outcome.Skipped skipped -> data.put("summary", shown.line(skipped.reason()));
      case Outcome.Failed failed -> {
        trouble(failed.message(), failed.fix(), data);
        failed
            .attempted()
            .ifPresent(diff -> data.put("parts", List.of(part("It was under way to:", diff))));
      }
      case Outcome.Unreachable lost -> trouble(lost.message(), lost.fix(), data);
      case Outcome.Indeterminate lost -> trouble(lost.message(), lost.fix(), data);
      case Outcome.Deviating deviating -> {
        trouble(Deviation.message(deviating), Deviation.FIX, data);
        List<Map<String, Object>> parts = new ArrayList<>();
        deviating.approved().forEach(diff -> parts.add(part("Reviewed:", diff)));
        parts.add(part("Found:", deviating.found()));
        data.put("parts", parts);
      }
      case Outcome.NotReached before -> data.put("summary", shown.line(before.because()));
    }
    return data;
  }

  private void shownValue(TaskResult result, Outcome.Unchanged outcome, Map<String, Object> data) {
    if (TextReport.shows(result.node(), 0) && outcome.values().containsKey("msg")) {
      data.put(
          "message",
          shown.masked(ValueText.pretty(outcome.values().get("msg"), shown.redactions())));
    }
  }

  private void trouble(String message, String fix, Map<String, Object> data) {
    data.put("message", shown.masked(message));
    if (!fix.isEmpty()) {
      data.put("fix", shown.masked(fix));
    }
  }

  private Map<String, Object> part(String title, Diff diff) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("title", title.isEmpty() ? "" : title + " " + diffs.summary(diff, true));
    data.put("lines", diffs.details(diff));
    return data;
  }
}
