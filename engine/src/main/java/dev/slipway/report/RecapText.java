package dev.slipway.report;

import dev.slipway.report.Paint.Tone;
import dev.slipway.run.Recap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The table at the end of a run. */
final class RecapText {
  private static final int GAP = 2;

  private final Paint paint;
  private final int verbosity;

  RecapText(Paint paint, int verbosity) {
    this.paint = paint;
    this.verbosity = verbosity;
  }

  private record Column(
      String title, ToLongFunction<Recap.Counts> count, Tone tone, boolean always) {
    int width(Recap recap) {
      return recap.hosts().values().stream()
          .mapToInt(counts -> Long.toString(count.applyAsLong(counts)).length())
          .reduce(title.length(), Math::max);
    }
  }

  private List<Column> columns(Recap recap) {
    boolean dryRun = recap.dryRun();
    List<Column> all = new ArrayList<>();
    all.add(new Column("ok", Recap.Counts::unchanged, Tone.CREATED, true));
    all.add(
        new Column(dryRun ? "would change" : "changed", Recap.Counts::changed, Tone.CHANGED, true));
    all.add(new Column("known after apply", Recap.Counts::afterApply, Tone.CHANGED, false));
    all.add(new Column("failed", Recap.Counts::failed, Tone.FAILED, true));
    all.add(new Column("unreachable", Recap.Counts::unreachable, Tone.FAILED, true));
    all.add(new Column("skipped", Recap.Counts::skipped, Tone.QUIET, true));
    all.add(new Column("not reached", Recap.Counts::notReached, Tone.REMOVED, true));
    all.add(new Column("rescued", Recap.Counts::rescued, Tone.CHANGED, false));
    all.add(new Column("ignored", Recap.Counts::ignored, Tone.CHANGED, false));
    if (verbosity > 0) {
      all.add(new Column("exchanges", Recap.Counts::exchanges, Tone.QUIET, false));
    }
    return all.stream()
        .filter(
            column ->
                column.always()
                    || recap.hosts().values().stream()
                        .anyMatch(counts -> column.count().applyAsLong(counts) > 0))
        .toList();
  }

  List<String> lines(Recap recap) {
    List<Column> columns = columns(recap);
    int names = recap.hosts().keySet().stream().mapToInt(String::length).max().orElse(0);
    int first = Math.max(names, "host".length());
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder("host" + " ".repeat(first - "host".length()));
    Map<Column, Integer> widths = new LinkedHashMap<>();
    columns.forEach(column -> widths.put(column, column.width(recap)));
    widths.forEach(
        (column, width) -> header.append(gap(column.title(), width)).append(column.title()));
    lines.add(paint.text(Tone.QUIET, header.toString()));
    recap.hosts().forEach((host, counts) -> lines.add(row(host, counts, first, widths)));
    return lines;
  }

  private String row(String host, Recap.Counts counts, int first, Map<Column, Integer> widths) {
    boolean bad = counts.failed() + counts.unreachable() > 0;
    StringBuilder row = new StringBuilder(bad ? paint.text(Tone.FAILED, host) : host);
    row.append(" ".repeat(first - host.length()));
    widths.forEach(
        (column, width) -> {
          long count = column.count().applyAsLong(counts);
          String text = Long.toString(count);
          row.append(gap(text, width));
          row.append(paint.text(count == 0 ? Tone.QUIET : column.tone(), text));
        });
    return row.toString();
  }

  private static String gap(String text, int width) {
    return " ".repeat(GAP + width - text.length());
  }

  /** Such as {@code 0.8 s} or {@code 2 min 5 s}. */
  static String time(Duration took) {
    if (took.toSeconds() >= 60) {
      return took.toMinutes() + " min " + took.toSecondsPart() + " s";
    }
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
