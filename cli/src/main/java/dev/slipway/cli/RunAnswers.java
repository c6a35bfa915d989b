package dev.slipway.cli;

import dev.slipway.report.AdHocReport;
import dev.slipway.report.JUnitReport;
import dev.slipway.report.JsonReport;
import dev.slipway.report.TextStyle;
import dev.slipway.run.EventSink;
import dev.slipway.run.Redactions;

/** How the answers of single tasks are shown. */
final class RunAnswers {
  private RunAnswers() {}

  static EventSink ping(Surroundings surroundings, OutputOptions output, Redactions redactions) {
    return of(surroundings, output, false, redactions, true);
  }

  static EventSink exec(
      Surroundings surroundings, OutputOptions output, boolean dryRun, Redactions redactions) {
    return of(surroundings, output, dryRun, redactions, false);
  }

  private static EventSink of(
      Surroundings surroundings,
      OutputOptions output,
      boolean dryRun,
      Redactions redactions,
      boolean ping) {
    TextStyle style = new TextStyle(output.colour(surroundings), output.verbosity(), true, dryRun);
    return switch (output.form) {
      case JSON -> new JsonReport(dryRun, redactions, surroundings.out()::println);
      case JUNIT -> new JUnitReport(dryRun, redactions, surroundings.out()::print);
      case TEXT -> new AdHocReport(style, redactions, ping, surroundings.out()::println);
    };
  }
}
