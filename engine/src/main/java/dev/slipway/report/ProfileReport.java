package dev.slipway.report;

import dev.slipway.report.CriticalPath.Span;
import dev.slipway.report.Paint.Tone;
import dev.slipway.run.Redactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the time of a run went, for people and for machines. */
public final class ProfileReport {
  private static final int MOST = 10;

  private final Profile profile;
  private final Shown shown;

  public ProfileReport(Profile profile, Redactions redactions) {
    this.profile = profile;
    this.shown = new Shown(redactions);
  }

  /** Lines for people. */
  public List<String> lines(boolean colour) {
    Paint paint = new Paint(colour);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(paint.text(Tone.STRONG, "Where the time went") + ": " + time(profile.took()));
    lines.add(paint.text(Tone.QUIET, "   working   at the host   waiting  exchanges  host"));
    profile
        .hosts()
        .forEach(
            host ->
                lines.add(
                    "%10s  %12s  %8s  %9d  %s"
                        .formatted(
                            time(host.working()),
                            time(host.onHost()),
                            time(host.waiting()),
                            host.exchanges(),
                            shown.line(host.host()))));
    lines.add(paint.text(Tone.STRONG, "The slowest tasks"));
    profile.slowestTasks(MOST).forEach(task -> lines.add(line(task, true)));
    lines.add(paint.text(Tone.STRONG, "The slowest exchanges"));
    profile
        .slowestExchanges(MOST)
        .forEach(
            talk ->
                lines.add(
                    "%10s  %s  %s%s"
                        .formatted(
                            time(talk.length()),
                            shown.line(talk.host()),
                            word(talk),
                            talk.during().map(task -> " during " + shown.line(task)).orElse(""))));
    List<Span> path = profile.criticalPath();
    long spent = path.stream().mapToLong(Span::length).sum();
    lines.add(
        paint.text(Tone.STRONG, "The critical path")
            + ": "
            + (path.size() == 1 ? "1 task, " : path.size() + " tasks, ")
            + time(spent));
    path.forEach(task -> lines.add(line(task, false)));
    return lines;
  }

  private String line(Span task, boolean withHost) {
    String at = withHost ? " (" + time(profile.onHost(task)) + " at the host)" : "";
    return "%10s  %s  %s%s  %s"
        .formatted(
            time(task.length()),
            shown.line(task.host()),
            shown.line(task.node().title()),
            at,
            task.node().task().range());
  }

  private static String word(Profile.Talk talk) {
    return talk.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String time(long nanoseconds) {
    long milliseconds = milliseconds(nanoseconds);
    return milliseconds < 1000
        ? milliseconds + " ms"
        : RecapText.time(java.time.Duration.ofMillis(milliseconds));
  }

  private static long milliseconds(long nanoseconds) {
    return nanoseconds / 1_000_000;
  }

  /** One line of JSON, see docs/json-events.md. */
  public String json() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("event", "profile");
    data.put("milliseconds", milliseconds(profile.took()));
    data.put("hosts", profile.hosts().stream().map(ProfileReport::host).toList());
    data.put("slowest_tasks", profile.slowestTasks(MOST).stream().map(this::task).toList());
    data.put("slowest_exchanges", profile.slowestExchanges(MOST).stream().map(this::talk).toList());
    data.put("critical_path", profile.criticalPath().stream().map(this::task).toList());
    return ValueText.json(data);
  }

  private static Map<String, Object> host(Profile.HostTime host) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("host", host.host());
    data.put("working", milliseconds(host.working()));
    data.put("at_host", milliseconds(host.onHost()));
    data.put("waiting", milliseconds(host.waiting()));
    data.put("exchanges", host.exchanges());
    return data;
  }

  private Map<String, Object> task(Span task) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("host", task.host());
    data.put("task", shown.line(task.node().title()));
    data.put("place", task.node().task().range().toString());
    data.put("start", milliseconds(task.start()));
    data.put("milliseconds", milliseconds(task.length()));
    data.put("at_host", milliseconds(profile.onHost(task)));
    return data;
  }

  private Map<String, Object> talk(Profile.Talk talk) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("host", talk.host());
    data.put("kind", word(talk));
    data.put("start", milliseconds(talk.start()));
    data.put("milliseconds", milliseconds(talk.length()));
    talk.during().ifPresent(task -> data.put("during", shown.line(task)));
    return data;
  }
}
