package dev.slipway.report;

import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.report.Paint.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A diff as lines for people. */
final class DiffText {
  private static final String MASK = "********";
  private static final String ABSENT = "(absent)";
  private static final int LONGEST = 200;
  private static final int SUBJECTS = 3;

  private final Paint paint;
  private final Shown shown;
  private final boolean everything;

  /**
   * @param everything whether long diffs are shown to their end
   */
  DiffText(Paint paint, Shown shown, boolean everything) {
    this.paint = paint;
    this.shown = shown;
    this.everything = everything;
  }

  static Tone tone(Action action) {
    return switch (action) {
      case NONE -> Tone.QUIET;
      case CREATE -> Tone.CREATED;
      case UPDATE, RUN -> Tone.CHANGED;
      case DELETE -> Tone.REMOVED;
    };
  }

  /** What is done, such as {@code created /etc/motd}; in a dry run {@code would create ...}. */
  String summary(Diff diff, boolean dryRun) {
    String verb =
        switch (diff.action()) {
          case NONE -> dryRun ? "would change" : "changed";
          case CREATE -> dryRun ? "would create" : "created";
          case UPDATE -> dryRun ? "would change" : "changed";
          case DELETE -> dryRun ? "would remove" : "removed";
          case RUN -> dryRun ? "would run" : "ran";
        };
    List<String> subjects =
        diff.changes().stream().map(Change::subject).distinct().map(shown::line).toList();
    int more = subjects.size() - SUBJECTS;
    String named = String.join(", ", subjects.subList(0, Math.min(SUBJECTS, subjects.size())));
    return (verb + " " + named + (more > 0 ? " and " + more + " more" : "")).strip();
  }

  /** The changes in detail. What the summary says already is not said again. */
  List<String> details(Diff diff) {
    boolean several = diff.changes().stream().map(Change::subject).distinct().count() > 1;
    List<String> lines = new ArrayList<>();
    String subject = "";
    for (Change change : diff.changes()) {
      List<String> detail = detail(change);
      if (several && !detail.isEmpty() && !change.subject().equals(subject)) {
        subject = change.subject();
        lines.add(paint.text(Tone.STRONG, shown.line(subject)));
      }
      detail.forEach(line -> lines.add((several ? "  " : "") + line));
    }
    return lines;
  }

  private List<String> detail(Change change) {
    return switch (change) {
      case Change.Attribute attribute -> List.of(attribute(attribute));
      case Change.Text text when text.sensitive() -> List.of("content: " + MASK + " -> " + MASK);
      case Change.Text text -> text(text);
      case Change.Opaque opaque ->
          List.of("content: " + arrow(opaque.before(), opaque.after(), false));
      case Change.Run _ -> List.of();
    };
  }

  private String attribute(Change.Attribute attribute) {
    return shown.line(attribute.name())
        + ": "
        + arrow(attribute.before(), attribute.after(), attribute.sensitive());
  }

  private String arrow(Optional<String> before, Optional<String> after, boolean sensitive) {
    if (before.isEmpty() && after.isPresent()) {
      return paint.text(Tone.CREATED, value(after, sensitive));
    }
    return paint.text(Tone.REMOVED, value(before, sensitive))
        + " -> "
        + paint.text(Tone.CREATED, value(after, sensitive));
  }

  private String value(Optional<String> value, boolean sensitive) {
    return value.isEmpty() ? ABSENT : sensitive ? MASK : shown.line(value.get());
  }

  private List<String> text(Change.Text text) {
    List<String> lines =
        UnifiedDiff.of(
            shown.masked(text.before().orElse("")), shown.masked(text.after().orElse("")));
    List<String> out = new ArrayList<>();
    if (lines.isEmpty() && text.before().isPresent() && text.after().isPresent()) {
      out.add("(only what is masked differs)");
    }
    boolean cut = !everything && lines.size() > LONGEST;
    lines.stream().limit(cut ? LONGEST : lines.size()).map(this::diffLine).forEach(out::add);
    if (cut) {
      out.add(
          paint.text(
              Tone.QUIET, "... " + (lines.size() - LONGEST) + " more lines (-vv shows all)"));
    }
    return out;
  }

  private String diffLine(String line) {
    if (line.startsWith("@@")) {
      return paint.text(Tone.PLACE, line);
    }
    return line.startsWith("+")
        ? paint.text(Tone.CREATED, line)
        : line.startsWith("-") ? paint.text(Tone.REMOVED, line) : line;
  }
}
