package dev.slipway.report;

import dev.slipway.report.Paint.Tone;
import dev.slipway.run.Redactions;
import dev.slipway.run.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The statistics of a run: a line for each value, those of single hosts behind their names. */
final class StatisticsText {
  private final Paint paint;
  private final Redactions redactions;

  StatisticsText(Paint paint, Redactions redactions) {
    this.paint = paint;
    this.redactions = redactions;
  }

  /** None when there are no statistics; else a blank line comes last. */
  List<String> lines(Statistics statistics) {
    if (statistics.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(paint.text(Tone.QUIET, "statistics"));
    add(lines, "", statistics.run());
    statistics.hosts().forEach((host, values) -> add(lines, host + "  ", values));
    lines.add("");
    return lines;
  }

  private void add(List<String> lines, String prefix, Map<String, Object> values) {
    values.forEach(
        (name, value) ->
            lines.add(
                "  " + prefix + redactions.mask(name) + ": " + ValueText.line(value, redactions)));
  }
}
