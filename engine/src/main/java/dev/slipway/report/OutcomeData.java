package dev.slipway.report;

import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Redactions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass of a task as data for JSON. */
final class OutcomeData {
  private final Redactions redactions;
  private final DiffData diffs;

  OutcomeData(Redactions redactions) {
    this.redactions = redactions;
    this.diffs = new DiffData(redactions);
  }

  /**
   * @param hidden whether nothing but the status may be told
   */
  Map<String, @Nullable Object> of(ItemResult item, boolean hidden) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    if (!hidden) {
      item.label().ifPresent(label -> data.put("item", redactions.mask(label)));
      item.title().ifPresent(title -> data.put("title", redactions.mask(title)));
    }
    data.put("status", status(item.outcome()));
    if (hidden) {
      data.put("hidden", true);
    } else {
      details(item.outcome(), data);
    }
    return data;
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unchanged _ -> "unchanged";
      case Outcome.Changed _ -> "changed";
      case Outcome.AfterApply _ -> "known_after_apply";
      case Outcome.Skipped _ -> "skipped";
      case Outcome.Failed _ -> "failed";
      case Outcome.Unreachable _ -> "unreachable";
      case Outcome.Indeterminate _ -> "indeterminate";
      case Outcome.NotReached _ -> "not_reached";
    };
  }

  private void details(Outcome outcome, Map<String, @Nullable Object> data) {
    switch (outcome) {
      case Outcome.Unchanged _ -> {}
      case Outcome.Changed changed -> data.put("diff", diffs.of(changed.diff()));
      case Outcome.AfterApply after -> data.put("depends_on", redactions.mask(after.task()));
      case Outcome.Skipped skipped -> data.put("reason", redactions.mask(skipped.reason()));
      case Outcome.Failed failed -> {
        trouble(failed.message(), failed.fix(), data);
        Optional<Map<String, Object>> attempted = failed.attempted().map(diffs::of);
        attempted.ifPresent(diff -> data.put("attempted", diff));
      }
      case Outcome.Unreachable lost -> trouble(lost.message(), lost.fix(), data);
      case Outcome.Indeterminate lost -> trouble(lost.message(), lost.fix(), data);
      case Outcome.NotReached before -> data.put("reason", redactions.mask(before.because()));
    }
    if (!outcome.values().isEmpty()) {
      data.put("values", ValueText.plain(outcome.values(), redactions));
    }
  }

  private void trouble(String message, String fix, Map<String, @Nullable Object> data) {
    data.put("message", redactions.mask(message));
    if (!fix.isEmpty()) {
      data.put("fix", redactions.mask(fix));
    }
  }
}
