package dev.slipway.cli;

import dev.slipway.report.PastRunReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code slipway history show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows the recap of a run and the tasks that failed.")
final class HistoryShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "ID", description = "As slipway history lists it, or last.")
  private String id = "";

  HistoryShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    boolean colour = OutputOptions.allowsColour(surroundings);
    new PastRunReport(colour)
        .lines(new History(surroundings).run(id))
        .forEach(surroundings.out()::println);
    return ExitCode.OK;
  }
}
