package dev.slipway.diagnostic;

import java.util.List;

/**
 * One thing that is wrong with what a user wrote.
 *
 * @param code fixed name of this kind of problem
 * @param range where it stands
 * @param message what is wrong, in one or more sentences
 * @param fix what to write or do instead
 * @param notes further places that belong to it, such as each edge of a cycle
 */
public record Problem(
    ProblemCode code,
    Severity severity,
    SourceRange range,
    String message,
    String fix,
    List<Note> notes) {

  public Problem {
    if (message.isBlank() || fix.isBlank()) {
      throw new IllegalArgumentException("a problem needs a message and a fix: " + code);
    }
    notes = List.copyOf(notes);
  }

  /** A second place that helps to understand a problem. */
  public record Note(SourceRange range, String text) {}

  public static Problem error(ProblemCode code, SourceRange range, String message, String fix) {
    return new Problem(code, Severity.ERROR, range, message, fix, List.of());
  }

  public static Problem warning(ProblemCode code, SourceRange range, String message, String fix) {
    return new Problem(code, Severity.WARNING, range, message, fix, List.of());
  }

  public Problem withNotes(List<Note> added) {
    return new Problem(code, severity, range, message, fix, added);
  }
}
