package dev.slipway.report;

import dev.slipway.graph.TaskNode;
import dev.slipway.run.EventSink;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.Statistics;
import dev.slipway.run.TaskResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a run for machines: one JSON object a line for each event, see docs/json-events.md. */
public final class JsonReport implements EventSink {
  private final Redactions redactions;
  private final Consumer<String> out;
  private final OutcomeData outcomes;
  private final boolean dryRun;
  private final Tally tally = new Tally();

  /**
   * @param out takes whole lines, without line ends
   */
  public JsonReport(boolean dryRun, Redactions redactions, Consumer<String> out) {
    this.dryRun = dryRun;
    this.redactions = redactions;
    this.out = out;
    this.outcomes = new OutcomeData(redactions);
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
      tally.add(result);
    }
    out.accept(ValueText.json(data(event)));
  }

  /** Says what was done when the run is broken off; there is no last event then. */
  public void brokenOff(Duration took) {
    Map<String, @Nullable Object> data = recap(new Recap(tally.recap(), took, dryRun));
    data.put("interrupted", true);
    out.accept(ValueText.json(data));
  }

  private Map<String, @Nullable Object> data(RunEvent event) {
    return switch (event) {
      case RunEvent.PlayStarted started -> {
        Map<String, @Nullable Object> data = named("play_started");
        data.put("play", redactions.mask(started.title()));
        data.put("hosts", started.hosts());
        data.put("dry_run", dryRun);
        yield data;
      }
      case RunEvent.PlayPassedOver passed -> {
        Map<String, @Nullable Object> data = named("play_passed_over");
        data.put("play", redactions.mask(passed.title()));
        data.put("reason", redactions.mask(passed.reason()));
        yield data;
      }
      case RunEvent.TaskStarted started -> {
        Map<String, @Nullable Object> data = named("task_started");
        data.put("host", started.host());
        task(started.node(), started.node().title(), data);
        yield data;
      }
      case RunEvent.Transfer transfer -> {
        Map<String, @Nullable Object> data = named("transfer");
        data.put("host", transfer.host());
        data.put("path", redactions.mask(transfer.path()));
        data.put("sent", transfer.sent());
        data.put("size", transfer.size());
        yield data;
      }
      case RunEvent.Exchanged exchanged -> {
        Map<String, @Nullable Object> data = named("exchange");
        data.put("host", exchanged.host());
        data.put("kind", exchanged.kind().name().toLowerCase(Locale.ROOT));
        data.put("milliseconds", exchanged.took().toMillis());
        yield data;
      }
      case RunEvent.TaskEnded(TaskResult result) -> ended(result);
      case RunEvent.TaskPassedOver passed -> {
        Map<String, @Nullable Object> data = named("task_passed_over");
        data.put("host", passed.host());
        task(passed.node(), passed.node().title(), data);
        yield data;
      }
      case RunEvent.FailuresAnswered answered -> {
        Map<String, @Nullable Object> data = named("failures_answered");
        data.put("host", answered.host());
        data.put(
            "tasks",
            answered.failures().stream().map(one -> redactions.mask(one.title())).toList());
        yield data;
      }
      case RunEvent.HandlersPending left -> {
        Map<String, @Nullable Object> data = named("handlers_pending");
        data.put("host", left.host());
        data.put("play", redactions.mask(left.play().play().title()));
        data.put(
            "handlers", left.handlers().stream().map(h -> redactions.mask(h.title())).toList());
        yield data;
      }
      case RunEvent.RunEnded(Recap recap) -> {
        Map<String, @Nullable Object> data = recap(recap);
        if (!recap.statistics().isEmpty()) {
          data.put("statistics", statistics(recap.statistics()));
        }
        yield data;
      }
    };
  }

  private static Map<String, @Nullable Object> named(String event) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("event", event);
    return data;
  }

  private void task(TaskNode node, String title, Map<String, @Nullable Object> data) {
    data.put("task", redactions.mask(title));
    data.put("module", node.task().module().text());
    data.put("kind", node.kind().name().toLowerCase(Locale.ROOT));
    data.put("place", node.task().range().toString());
    data.put("index", node.index());
  }

  private Map<String, @Nullable Object> ended(TaskResult result) {
    Map<String, @Nullable Object> data = named("task_ended");
    data.put("host", result.host());
    result.delegate().ifPresent(delegate -> data.put("delegate", delegate));
    task(result.node(), result.title(), data);
    data.put("status", result.status().name().toLowerCase(Locale.ROOT));
    data.put("ignored", result.ignored());
    data.put("milliseconds", result.took().toMillis());
    List<Map<String, @Nullable Object>> items =
        result.items().stream().map(item -> outcomes.of(item, result.hidden())).toList();
    data.put("items", items);
    return data;
  }

  private static Map<String, @Nullable Object> recap(Recap recap) {
    Map<String, @Nullable Object> data = named("run_ended");
    data.put("dry_run", recap.dryRun());
    data.put("milliseconds", recap.took().toMillis());
    data.put("hosts", hosts(recap));
    return data;
  }

  /** The counts of each host. */
  static Map<String, Object> hosts(Recap recap) {
    Map<String, Object> hosts = new LinkedHashMap<>();
    recap.hosts().forEach((host, counts) -> hosts.put(host, counts(counts)));
    return hosts;
  }

  private Map<String, @Nullable Object> statistics(Statistics of) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("run", ValueText.plain(of.run(), redactions));
    data.put("hosts", ValueText.plain(of.hosts(), redactions));
    return data;
  }

  private static Map<String, Long> counts(Recap.Counts of) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("unchanged", (long) of.unchanged());
    counts.put("changed", (long) of.changed());
    counts.put("known_after_apply", (long) of.afterApply());
    counts.put("failed", (long) of.failed());
    counts.put("unreachable", (long) of.unreachable());
    counts.put("skipped", (long) of.skipped());
    counts.put("ignored", (long) of.ignored());
    counts.put("rescued", (long) of.rescued());
    counts.put("not_reached", (long) of.notReached());
    counts.put("exchanges", of.exchanges());
    return counts;
  }
}
