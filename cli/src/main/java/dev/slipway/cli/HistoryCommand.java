package dev.slipway.cli;

import dev.slipway.report.PastRun;
import dev.slipway.report.PastRunReport;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipway history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of this user, the latest first; 100 are remembered.")
final class HistoryCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "COUNT",
      description = "Only the latest so many.")
  private int most = History.MOST;

  private HistoryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new HistoryCommand(surroundings))
        .addSubcommand(new HistoryShowCommand(surroundings));
  }

  @Override
  public Integer call() {
    Map<String, PastRun> runs = new java.util.LinkedHashMap<>();
    new History(surroundings)
        .runs().entrySet().stream()
            .limit(Math.max(0, most))
            .forEach(run -> runs.put(run.getKey(), run.getValue()));
    if (runs.isEmpty()) {
      surroundings.out().println("No run is remembered.");
    }
    boolean colour = OutputOptions.allowsColour(surroundings);
    new PastRunReport(colour).table(runs).forEach(surroundings.out()::println);
    return ExitCode.OK;
  }
}
