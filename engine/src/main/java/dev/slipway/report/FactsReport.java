package dev.slipway.report;

import dev.slipway.run.EventSink;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the facts that hosts tell, and of the other hosts why they tell none. */
public final class FactsReport implements EventSink {
  private final Redactions redactions;
  private final EventSink others;
  private final Facts facts;

  /** Takes the facts of a host. */
  private interface Facts {
    void of(String host, Map<?, ?> values);
  }

  private FactsReport(Redactions redactions, EventSink others, Facts facts) {
    this.redactions = redactions;
    this.others = others;
    this.facts = facts;
  }

  /**
   * For people: a line for each fact below the name of its host.
   *
   * @param out takes whole lines, without line ends
   */
  public static FactsReport text(TextStyle style, Redactions redactions, Consumer<String> out) {
    Paint paint = new Paint(style.colour());
    Shown shown = new Shown(redactions);
    return new FactsReport(
        redactions,
        new AdHocReport(style, redactions, false, out),
        (host, values) -> {
          out.accept(paint.text(Paint.Tone.STRONG, shown.line(host)));
          values.forEach(
              (name, value) -> {
                List<String> lines = shown.lines(ValueText.pretty(value, redactions));
                out.accept("  " + name + ": " + (lines.isEmpty() ? "" : lines.getFirst()));
                lines.stream().skip(1).forEach(line -> out.accept("  " + line));
              });
        });
  }

  /** For machines: a line for each host, {@code facts} with its values or {@code failed}. */
  public static FactsReport json(Redactions redactions, Consumer<String> out) {
    OutcomeData outcomes = new OutcomeData(redactions);
    return new FactsReport(
        redactions,
        event -> {
          if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
            Map<String, @Nullable Object> data = of(result.host());
            data.putAll(outcomes.of(result.items().getFirst(), false));
            out.accept(ValueText.json(data));
          }
        },
        (host, values) -> {
          Map<String, @Nullable Object> data = of(host);
          data.put("facts", ValueText.plain(values, redactions));
          out.accept(ValueText.json(data));
        });
  }

  private static Map<String, @Nullable Object> of(String host) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("event", "facts");
    data.put("host", host);
    return data;
  }

  @Override
  public void on(RunEvent event) {
    Optional<TaskResult> ended =
        event instanceof RunEvent.TaskEnded(TaskResult result)
            ? Optional.of(result)
            : Optional.empty();
    Optional<Map<?, ?>> told = ended.flatMap(FactsReport::told);
    if (told.isPresent()) {
      facts.of(redactions.mask(ended.get().host()), told.get());
    } else {
      others.on(event);
    }
  }

  private static Optional<Map<?, ?>> told(TaskResult result) {
    ItemResult item = result.items().getFirst();
    return item.outcome() instanceof Outcome.Unchanged unchanged
            && unchanged.values().get("ansible_facts") instanceof Map<?, ?> values
        ? Optional.of(values)
        : Optional.empty();
  }
}
