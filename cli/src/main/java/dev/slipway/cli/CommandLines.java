package dev.slipway.cli;

import dev.slipway.diagnostic.InvalidInputException;
import dev.slipway.diagnostic.ProblemRenderer;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands together and turns what they throw into exit codes. */
final class CommandLines {
  private CommandLines() {}

  /** Carries out a command line and returns its exit code. */
  static int execute(Surroundings surroundings, String... arguments) {
    return of(surroundings).execute(arguments);
  }

  static CommandLine of(Surroundings surroundings) {
    CommandLine line =
        new CommandLine(new SlipwayCommand())
            .addSubcommand(new RunCommand(surroundings))
            .addSubcommand(new PlanCommand(surroundings))
            .addSubcommand(new ApplyCommand(surroundings))
            .addSubcommand(new CheckCommand(surroundings))
            .addSubcommand(new GraphCommand(surroundings))
            .addSubcommand(new InventoryCommand(surroundings))
            .addSubcommand(new PingCommand(surroundings))
            .addSubcommand(new ExecCommand(surroundings))
            .addSubcommand(new DocCommand(surroundings))
            .addSubcommand(new SchemaCommand(surroundings))
            .addSubcommand(VaultCommand.line(surroundings))
            .addSubcommand(HistoryCommand.line(surroundings))
            .addSubcommand(new ConfigCommand(surroundings))
            .addSubcommand(new VersionCommand(surroundings));
    line.setOut(writer(surroundings.out()));
    line.setErr(writer(surroundings.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(surroundings.terminal());
    boolean colour = OutputOptions.allowsColour(surroundings);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF));
    line.setParameterExceptionHandler((exception, _) -> usage(exception, surroundings));
    line.setExecutionExceptionHandler((exception, _, _) -> failed(exception, surroundings, colour));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int usage(CommandLine.ParameterException exception, Surroundings surroundings) {
    String command = exception.getCommandLine().getCommandSpec().qualifiedName();
    surroundings.err().println("error: " + exception.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, writer(surroundings.err()));
    surroundings.err().println("Fix: see \"" + command + " --help\".");
    return ExitCode.BAD_INPUT;
  }

  private static int failed(Exception exception, Surroundings surroundings, boolean colour) {
    return switch (exception) {
      case InvalidInputException invalid -> {
        String shown = new ProblemRenderer(colour).render(invalid.problems());
        surroundings.err().print(surroundings.secrets().mask(shown));
        yield ExitCode.BAD_INPUT;
      }
      case RefusedException refused -> {
        surroundings.err().println("error: " + refused.getMessage());
        surroundings.err().println("Fix: " + refused.fix());
        yield ExitCode.BAD_INPUT;
      }
      case InterruptedException _ -> ExitCode.INTERRUPTED;
      default -> {
        surroundings.err().println("This is a bug in Slipway. Please report it with this:");
        exception.printStackTrace(surroundings.err());
        yield ExitCode.BUG;
      }
    };
  }
}
