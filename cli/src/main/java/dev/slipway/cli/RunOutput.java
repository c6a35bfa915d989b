package dev.slipway.cli;

import dev.slipway.report.BusyHosts;
import dev.slipway.report.JUnitReport;
import dev.slipway.report.JsonReport;
import dev.slipway.report.TextReport;
import dev.slipway.report.TextStyle;
import dev.slipway.run.EventSink;
import dev.slipway.run.Redactions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where a run is shown.
 *
 * @param events takes what happens
 * @param brokenOff is told when the run does not end by itself, after how much time
 * @param close leaves the terminal as it was
 */
record RunOutput(EventSink events, Consumer<Duration> brokenOff, Runnable close) {

  static RunOutput of(
      Surroundings surroundings, OutputOptions options, TextStyle style, Redactions redactions) {
    return switch (options.form) {
      case JSON -> {
        JsonReport report = new JsonReport(style.dryRun(), redactions, surroundings.out()::println);
        yield new RunOutput(report, report::brokenOff, () -> {});
      }
      case JUNIT -> {
        JUnitReport report = new JUnitReport(style.dryRun(), redactions, surroundings.out()::print);
        yield new RunOutput(report, report::brokenOff, () -> {});
      }
      case TEXT ->
          surroundings.terminal()
              ? live(surroundings, style, redactions)
              : plain(surroundings, style, redactions);
    };
  }

  private static RunOutput plain(
      Surroundings surroundings, TextStyle style, Redactions redactions) {
    TextReport report = new TextReport(style, redactions, surroundings.out()::println);
    return new RunOutput(report, report::brokenOff, () -> {});
  }

  private static RunOutput live(Surroundings surroundings, TextStyle style, Redactions redactions) {
    LiveRegion region =
        new LiveRegion(surroundings.out(), new BusyHosts(style.colour(), redactions));
    TextReport report = new TextReport(style, redactions, region::line);
    region.reportTo(report);
    return new RunOutput(region, report::brokenOff, region::close);
  }
}
