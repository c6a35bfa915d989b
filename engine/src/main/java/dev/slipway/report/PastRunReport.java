package dev.slipway.report;

import dev.slipway.report.Paint.Tone;
import dev.slipway.report.PastRun.FailedTask;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Past runs as lines for people. */
public final class PastRunReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> COLUMNS =
      List.of("id", "started", "took", "result", "changes", "playbooks", "inventory");

  private final Paint paint;
  private final Shown shown = new Shown(new Redactions());

  public PastRunReport(boolean colour) {
    this.paint = new Paint(colour);
  }

  /** A line for each run below a line of titles; none when there are no runs. */
  public List<String> table(Map<String, PastRun> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    runs.forEach((id, run) -> rows.add(row(id, run)));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows.size() == 1 ? List.<List<String>>of() : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < COLUMNS.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private List<String> row(String id, PastRun run) {
    long changes = run.recap().hosts().values().stream().mapToLong(Recap.Counts::changed).sum();
    return List.of(
        id,
        time(run),
        RecapText.time(run.recap().took()),
        result(run),
        Long.toString(changes),
        names(run.request().playbooks()),
        names(run.request().inventories()));
  }

  private String names(List<String> names) {
    return names.isEmpty() ? "-" : shown.line(String.join(" ", names));
  }

  private static String time(PastRun run) {
    return TIME.format(Instant.ofEpochMilli(run.started()));
  }

  private static String result(PastRun run) {
    return run.exit()
        .map(exit -> exit == 0 ? "well" : word(run.recap()) + " (" + exit + ")")
        .orElse("broken off");
  }

  private static String word(Recap recap) {
    return recap.anyUnreachable() ? "unreachable" : "failed";
  }

  /** Everything that is remembered of a run. */
  public List<String> lines(PastRun run) {
    List<String> lines = new ArrayList<>();
    lines.add("Started   " + time(run) + ", took " + RecapText.time(run.recap().took()));
    lines.add("Playbooks " + names(run.request().playbooks()));
    lines.add("Inventory " + names(run.request().inventories()));
    run.request().limit().ifPresent(limit -> lines.add("Limit     " + shown.line(limit)));
    lines.add("Result    " + result(run));
    if (!run.recap().hosts().isEmpty()) {
      lines.add("");
      lines.addAll(new RecapText(paint, 1).lines(run.recap()));
    }
    run.failures().forEach(failure -> lines.addAll(lines(failure)));
    return lines;
  }

  private List<String> lines(FailedTask failure) {
    List<String> lines = new ArrayList<>();
    String item = failure.item().map(label -> " [" + shown.line(label) + "]").orElse("");
    lines.add("");
    lines.add(
        paint.text(Tone.FAILED, "x")
            + " "
            + shown.line(failure.host())
            + "  "
            + shown.line(failure.task())
            + item
            + paint.text(Tone.QUIET, "  " + failure.place()));
    String message = failure.message().isEmpty() ? "(hidden by no_log)" : failure.message();
    shown.lines(message).forEach(line -> lines.add("    " + line));
    return lines;
  }
}
